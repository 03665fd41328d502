import { describe, expect, it, onTestFinished } from 'vitest';
import { createScanFramer } from '#main/scanner/scan-framer.ts';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { testTill } from '#test/till/test-till.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('what a serial scanner sends is cut into codes', () => {
  it.each(['\r', '\n', '\r\n', '\t'])('at %j', (end) => {
    const framer = createScanFramer();
    expect(framer.take(bytes(`3850108020014${end}`), 0)).toEqual(['3850108020014']);
    expect(framer.silence(1_000)).toEqual([]);
  });

  it('byte by byte, and two at once', () => {
    const framer = createScanFramer();
    const codes = [...bytes('101\r102\r')].flatMap((byte, index) => framer.take(Uint8Array.of(byte), index * 2));
    expect(codes).toEqual(['101', '102']);
    expect(framer.take(bytes('103\r104\r'), 100)).toEqual(['103', '104']);
  });

  it('by silence where the scanner sends no end', () => {
    const framer = createScanFramer();
    expect(framer.take(bytes('3850108020014'), 0)).toEqual([]);
    expect(framer.silence(50)).toEqual([]);
    expect(framer.silence(120)).toEqual(['3850108020014']);
    expect(framer.take(bytes('101'), 200)).toEqual([]);
    expect(framer.take(bytes('102\r'), 400)).toEqual(['101', '102']);
  });

  it('once, when a scanner on its stand reads a code that is held before it again and again', () => {
    const framer = createScanFramer();
    expect(framer.take(bytes('101\r'), 0)).toEqual(['101']);
    expect(framer.take(bytes('101\r'), 350)).toEqual([]);
    expect(framer.take(bytes('101\r'), 700)).toEqual([]);
    expect(framer.take(bytes('102\r'), 800)).toEqual(['102']);
    expect(framer.take(bytes('101\r'), 900)).toEqual(['101']);
    expect(framer.take(bytes('101\r'), 1_500)).toEqual(['101']);
  });

  it('with FNC1 as its sign, noise left out, and nothing that is too long to be a code', () => {
    const framer = createScanFramer();
    expect(framer.take(Buffer.from([0x02, 0x31, 0x1d, 0x32, 0xff, 0x0d]), 0)).toEqual(['1␝2']);
    expect(framer.take(bytes(`${'9'.repeat(500)}\r`), 1_000)).toEqual([]);
    expect(framer.take(bytes('101\r'), 2_000)).toEqual(['101']);
  });
});

const why = whyNoSerialLine();
describe.skipIf(why !== null)(`a scanner at a real serial port${why === null ? '' : ` (${why})`}`, () => {
  it('tells its codes to whoever watches, and to nobody later', async () => {
    const line = await joinSerialLine();
    const { client } = await testTill({ scanner: `serial:${line.tillEnd}:9600` });
    line.say(bytes('999\r'));
    const leaving = new AbortController();
    onTestFinished(() => leaving.abort());
    const codes = await client.scanner.watch({}, { signal: leaving.signal });
    const first = codes.next();
    await Promise.race([first, saidUntil(line.say, first)]);
    expect((await first).value).toEqual({ code: '3850108020014' });
    const second = codes.next();
    line.say(bytes('10'));
    line.say(bytes('1\r\n'));
    expect((await second).value).toEqual({ code: '101' });
  });
});

/** The till opens its port some time after it has started: a code is shown to the scanner until it is heard. */
async function saidUntil(say: (bytes: Uint8Array) => void, heard: Promise<unknown>): Promise<void> {
  let isHeard = false;
  void heard.then(() => {
    isHeard = true;
  });
  while (!isHeard) {
    say(bytes('3850108020014\r'));
    await new Promise((resolve) => setTimeout(resolve, 450));
  }
}
