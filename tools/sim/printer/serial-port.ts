import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';
import { openSerialEnd, type SerialEnd } from '#tools/sim/serial-end.ts';

export type SimSerialPort = { readonly path: string; readonly close: () => Promise<void> };

const XON = 0x11;
const XOFF = 0x13;

export type SimSerialOptions = {
  readonly path: string;
  /** Says XOFF and XON when its memory fills and empties; without, it just stops reading. */
  readonly hasXonXoff?: boolean;
};

/** The printer at the end of a serial line. */
export async function openSerialPort(
  printer: SimPrinter,
  { hasXonXoff = false, path }: SimSerialOptions,
): Promise<SimSerialPort> {
  const end = await openSerialEnd({ path, baudRate: 38_400 });
  const host = connect(printer, { hasXonXoff, end });
  end.onData(host.receive);
  end.onClosed(host.close);
  return { path, close: end.close };
}

function connect(printer: SimPrinter, { end, hasXonXoff }: { readonly hasXonXoff: boolean; readonly end: SerialEnd }) {
  const say = (bytes: Uint8Array): void => void end.write(bytes);
  // Nobody resets a serial line: after a power cycle the printer is simply there again, and knows nothing.
  let host = printer.connect({ say, hold, release, reset: reconnect, cut: reconnect });
  function hold(): void {
    if (hasXonXoff) say(Uint8Array.of(XOFF));
    end.pause();
  }
  function release(): void {
    end.resume();
    if (hasXonXoff) say(Uint8Array.of(XON));
  }
  function reconnect(): void {
    host = printer.connect({ say, hold, release, reset: reconnect, cut: reconnect });
    end.resume();
  }
  return { receive: (bytes: Uint8Array) => host.receive(bytes), close: () => host.close() };
}
