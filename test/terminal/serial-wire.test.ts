import { describe, expect, it, onTestFinished } from 'vitest';
import { serialLine } from '#main/terminal/wire/serial-wire.ts';
import type { Apdu } from '#main/terminal/zvt/apdu.ts';
import { ACK, encodeFrame, NAK } from '#main/terminal/zvt/serial-frame.ts';
import { must } from '#shared/assert.ts';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { openSerialEnd } from '#tools/sim/serial-end.ts';

const missing = whyNoSerialLine();
if (missing !== null) console.warn(missing);

/** 16.10 EUR has a byte 10 in it, which is doubled on the line. */
const PAYMENT: Apdu = { command: 0x0601, data: Uint8Array.from([0x04, 0, 0, 0, 0, 0x16, 0x10]) };
const TAKEN: Apdu = { command: 0x8000, data: new Uint8Array() };

/** The till's wire and, at the other end of a real line, a device that says what a test wants and remembers what it heard. */
async function onLine() {
  const { printerEnd, tillEnd } = await joinSerialLine();
  const device = await openSerialEnd({ path: printerEnd, baudRate: 9600, stopBits: 2 });
  let heard = Buffer.alloc(0);
  device.onData((bytes) => {
    heard = Buffer.concat([heard, bytes]);
  });
  const opened = await serialLine({ path: tillEnd, baud: 9_600 }).open(3_000);
  const wire = must(opened.ok ? opened.value : null, 'the line opens');
  onTestFinished(async () => {
    wire.drop();
    await device.close();
  });
  const hears = (bytes: Uint8Array) =>
    expect.poll(() => heard.toString('hex'), { timeout: 10_000 }).toBe(Buffer.from(bytes).toString('hex'));
  const say = (...bytes: readonly number[]) => device.write(Uint8Array.from(bytes));
  return { hears, say, wire };
}

describe.skipIf(missing !== null)('a frame on a serial line', () => {
  it('that the terminal got damaged is sent again, and is sent when it is taken', async () => {
    const { hears, say, wire } = await onLine();
    const frame = encodeFrame(PAYMENT);
    const sent = wire.send(PAYMENT);
    await hears(frame);
    await say(NAK);
    await hears(Buffer.concat([frame, frame]));
    await say(ACK);
    expect(await sent).toBe('sent');
  });

  it('that never arrives whole is given up after the third time, not sent for ever', async () => {
    const { hears, say, wire } = await onLine();
    const frame = encodeFrame(PAYMENT);
    const sent = wire.send(PAYMENT);
    for (const times of [1, 2, 3]) {
      await hears(Buffer.concat(Array.from({ length: times }, () => frame)));
      await say(NAK);
    }
    expect(await sent).toBe('lost');
  });

  it('of the terminal that came damaged is refused and not believed; repeated whole it is', async () => {
    const { hears, say, wire } = await onLine();
    const frame = encodeFrame(PAYMENT);
    const damaged = frame.with(6, (frame[6] ?? 0) ^ 0x01);
    await say(...damaged);
    await hears(Uint8Array.of(NAK));
    await say(...frame, ...encodeFrame(TAKEN));
    await hears(Uint8Array.of(NAK, ACK, ACK));
    expect(await wire.next(3_000)).toEqual(PAYMENT);
    expect(await wire.next(3_000)).toEqual(TAKEN);
  });

  it('that is not answered is never sent a second time: the terminal may have it', async () => {
    const { hears, wire } = await onLine();
    const sent = wire.send(PAYMENT);
    await hears(encodeFrame(PAYMENT));
    expect(await sent).toBe('unheard');
    await hears(encodeFrame(PAYMENT));
  }, 15_000);

  it('of a line that was cut never counts as sent, and nothing throws', async () => {
    const { printerEnd, tillEnd, cut } = await joinSerialLine();
    const device = await openSerialEnd({ path: printerEnd, baudRate: 9600, stopBits: 2 });
    const opened = await serialLine({ path: tillEnd, baud: 9_600 }).open(3_000);
    const wire = must(opened.ok ? opened.value : null, 'the line opens');
    await cut();
    // Whether the system says that a cable is gone differs; silence then does.
    expect(await wire.next(1_000)).toBeOneOf(['lost', 'late']);
    expect(await wire.send(PAYMENT)).toBeOneOf(['lost', 'unheard']);
    wire.drop();
    await device.close();
  }, 30_000);
});
