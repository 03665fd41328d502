import type { SerialPort } from 'serialport';
import { createInbox, type Sent, type TerminalLine, type TerminalWire } from '#main/terminal/wire/terminal-wire.ts';
import { ACK, createFrameReader, encodeFrame, NAK, type SerialSign } from '#main/terminal/zvt/serial-frame.ts';
import { oneAtATime } from '#main/time/one-at-a-time.ts';
import { no, ok } from '#shared/result.ts';

/** How long the other side may take to say that a frame arrived whole. */
const FRAME_ANSWER_MS = 5_000;
/** Frames refused as damaged are sent again this often; a frame without an answer never is: it may have arrived. */
const TRIES = 3;

/** A terminal on a serial port, 8N2 as ZVT wants it. */
export function serialLine({ baud, path }: { readonly path: string; readonly baud: number }): TerminalLine {
  let freed: Promise<void> = Promise.resolve();
  return {
    address: `${path}:${baud}`,
    open: async (waitMs) => {
      // The port of the last command closes a moment after its end, and until then it is locked, even for us.
      await settled(freed, waitMs);
      const port = await createPort(path, baud);
      if (port === null || !(await isOpened(port, waitMs))) return no('terminal_unreachable');
      freed = new Promise((resolve) => void port.once('close', () => resolve()));
      return ok(wireOver(port));
    },
  };
}

/** Waits for the end of something, but not for ever: a port that was pulled out may never say that it closed. */
function settled(done: Promise<void>, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    void done.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** False: not in time, or not at all. A port that opens later is let go of. */
function isOpened(port: SerialPort, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve(false);
    }, waitMs);
    port.open((error) => {
      clearTimeout(timer);
      if (isLate && error === null) port.close(() => undefined);
      resolve(error === null);
    });
  });
}

/** A new object each time: one that is reopened first delivers what was written while it was closed. */
async function createPort(path: string, baudRate: number): Promise<SerialPort | null> {
  try {
    const library = await import('serialport');
    return new library.SerialPort({ path, baudRate, dataBits: 8, parity: 'none', stopBits: 2, autoOpen: false });
  } catch {
    return null;
  }
}

function wireOver(port: SerialPort): TerminalWire {
  const inbox = createInbox();
  const reader = createFrameReader();
  let answer: ((sign: 'acknowledged' | 'refused') => void) | null = null;
  const inTurn = oneAtATime();
  const say = (byte: number): void => {
    if (port.isOpen) port.write(Uint8Array.of(byte));
  };
  const take = (sign: SerialSign): void => {
    switch (sign.kind) {
      case 'message':
        say(ACK);
        inbox.put([sign.apdu]);
        return;
      case 'damaged':
        say(NAK);
        return;
      default:
        answer?.(sign.kind);
    }
  };
  port.on('data', (bytes: Buffer) => {
    for (const sign of reader.push(bytes)) take(sign);
  });
  port.on('error', inbox.lose);
  port.on('close', inbox.lose);

  const sendOnce = (frame: Uint8Array): Promise<'acknowledged' | 'refused' | 'lost' | 'unheard'> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => settle('unheard'), FRAME_ANSWER_MS);
      const settle = (sign: 'acknowledged' | 'refused' | 'lost' | 'unheard'): void => {
        clearTimeout(timer);
        answer = null;
        resolve(sign);
      };
      answer = settle;
      if (!port.isOpen || inbox.isLost()) settle('lost');
      else
        port.write(frame, (error) => {
          if (error) settle('lost');
        });
    });
  const sendFrame = async (frame: Uint8Array): Promise<Sent> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const sign = await sendOnce(frame);
      if (sign !== 'refused') return sign === 'acknowledged' ? 'sent' : sign;
    }
    return 'lost';
  };

  return {
    next: inbox.next,
    send: (apdu) => inTurn(() => sendFrame(encodeFrame(apdu))),
    drop: () => {
      if (!port.isOpen) return;
      port.flush(() => {
        if (port.isOpen) port.close(() => undefined);
      });
    },
  };
}
