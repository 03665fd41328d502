import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApduReader, encodeApdu, hexOf } from '#main/terminal/zvt/apdu.ts';
import { bcdNumber, encodeBcd } from '#main/terminal/zvt/bcd.ts';
import { encodeField, readBitmaps } from '#main/terminal/zvt/bitmaps.ts';
import { authorisation, endOfDay, registration, reversal } from '#main/terminal/zvt/commands.ts';
import { readIntermediate } from '#main/terminal/zvt/intermediate.ts';
import { judge } from '#main/terminal/zvt/judge.ts';
import { readPrintedText } from '#main/terminal/zvt/printed-lines.ts';
import { crc16, createFrameReader, encodeFrame } from '#main/terminal/zvt/serial-frame.ts';
import { readStatusInformation } from '#main/terminal/zvt/status-information.ts';
import { terminalMoment } from '#main/terminal/zvt/terminal-moment.ts';
import { encodeTlvs, readTlvs } from '#main/terminal/zvt/tlv.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** A message cut into slices at random places. */
const apdus = fc.array(
  fc.record({ command: fc.integer({ min: 0, max: 0xffff }), data: fc.uint8Array({ maxLength: 700 }) }),
  { maxLength: 6 },
);
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });

function slices(all: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < all.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    found.push(all.subarray(at, at + size));
    at += size;
  }
  return found;
}

describe('messages of the till are, byte for byte, those of the manufacturer’s examples:', () => {
  it.each([
    [
      'a registration for EUR that permits blocks',
      registration({ password: '000000', currency: '0978', print: 'till' }),
      '0600 10 000000 BE 0978 03 00 06 06 26 04 0A 02 06D3',
    ],
    ['3.80 EUR', authorisation({ amountMinor: 380, currency: '0978' }), '0601 0A 04 000000000380 49 0978'],
    ['the reversal of receipt 1', reversal({ password: '000000', receiptNumber: '0001' }), '0630 06 000000 87 0001'],
    ['an end of day', endOfDay('000000'), '0650 03 000000'],
  ])('%s', (_name, apdu, hex) => {
    expect(hexOf(encodeApdu(apdu))).toBe(hex.replaceAll(' ', ''));
  });

  it('861 bytes of data are announced as FF 5D 03', () => {
    expect(hexOf(encodeApdu({ command: 0x06d3, data: new Uint8Array(861) }).subarray(0, 5))).toBe('06D3FF5D03');
  });
});

describe('reading', () => {
  it('finds the same messages wherever the stream is cut', () => {
    fc.assert(
      fc.property(apdus, cuts, (sent, sizes) => {
        const reader = createApduReader();
        const all = Uint8Array.from(sent.flatMap((apdu) => [...encodeApdu(apdu)]));
        expect(slices(all, sizes).flatMap((slice) => reader.push(slice))).toEqual(sent);
      }),
    );
  });

  it('finds the same frames on a serial line wherever the stream is cut, with noise between them', () => {
    const noise = fc
      .uint8Array({ maxLength: 5 })
      .map((found) => found.filter((byte) => ![0x10, 0x06, 0x15].includes(byte)));
    fc.assert(
      fc.property(apdus, cuts, noise, (sent, sizes, between) => {
        const reader = createFrameReader();
        const all = Uint8Array.from(sent.flatMap((apdu) => [...between, ...encodeFrame(apdu)]));
        const signs = slices(all, sizes).flatMap((slice) => reader.push(slice));
        expect(signs).toEqual(sent.map((apdu) => ({ kind: 'message', apdu })));
      }),
    );
  });

  it('notices every single damaged bit of a frame', () => {
    const frame = encodeFrame(authorisation({ amountMinor: 1_610, currency: '0978' }));
    for (let bit = 16; bit < (frame.length - 4) * 8; bit += 1) {
      const damaged = frame.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const signs = createFrameReader().push(damaged);
      expect(
        signs.filter(({ kind }) => kind === 'message'),
        `bit ${bit}`,
      ).toEqual([]);
    }
  });

  it('computes the CRC of X.25 without its inversions', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0x2189);
  });

  it('never throws, whatever arrives, and never takes rubbish for an approval of more than it says', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (noise, sizes) => {
        const reader = createApduReader();
        const frames = createFrameReader();
        for (const slice of slices(noise, sizes)) {
          reader.push(slice);
          frames.push(slice);
        }
        readTlvs(noise);
        readIntermediate(noise, 'cp437');
        for (const command of [0x06d1, 0x06d3]) readPrintedText({ command, data: noise }, 'cp437');
        const status = readStatusInformation(noise, 'cp437');
        const judged = judge(status, { amountMinor: 380, currency: 'EUR' }, '2026-11-20T10:00:00.000+01:00');
        if (judged?.kind === 'approved') {
          expect(status).toMatchObject({ isWhole: true, result: 0, amountMinor: 380 });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('stops at a bitmap it does not know, keeps the rest, and believes no success', () => {
    const data = bytes('27 00 04 000000000380 7E 01 02 49 0978');
    const read = readBitmaps(data);
    expect({ isWhole: read.isWhole, rest: hexOf(read.rest) }).toEqual({ isWhole: false, rest: '7E0102490978' });
    const judged = judge(readStatusInformation(data, 'cp437'), { amountMinor: 380, currency: 'EUR' }, NOW);
    expect(judged).toMatchObject({ kind: 'unknown', reason: 'unreadable', raw: '2700040000000003807E0102490978' });
  });

  it('gives back what was written: figures, fields with lengths, containers of every length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.uint8Array({ maxLength: 500 }), (value, content) => {
        expect(bcdNumber(encodeBcd(value, 6))).toBe(value);
        expect(readBitmaps(encodeField(0x60, content)).fields.get(0x60)).toEqual(content);
        expect(readTlvs(encodeTlvs([{ tag: 0x1f07, value: content }]))).toEqual([{ tag: 0x1f07, value: content }]);
      }),
    );
  });
});

const NOW = '2026-11-20T10:00:00.000+01:00';

it('scenario 54: a date without a year is the last such day, and never in the future', () => {
  const inWinter = '2027-01-01T00:00:30.000+01:00';
  expect(terminalMoment('1231', '235950', inWinter)).toBe('2026-12-31T23:59:50.000+01:00');
  expect(terminalMoment('0101', '000010', inWinter)).toBe('2027-01-01T00:00:10.000+01:00');
  // A terminal whose clock goes 40 s ahead already has the new year; it still means now.
  expect(terminalMoment('0101', '000030', '2026-12-31T23:59:50.000+01:00')).toBe('2026-12-31T23:59:50.000+01:00');
  expect(terminalMoment('0229', '120000', '2027-03-01T12:00:00.000+01:00')).toBeNull();
  expect(terminalMoment('1321', '120000', NOW)).toBeNull();
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2024-01-02'), max: new Date('2031-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 11 * 30 * 86_400 }),
      (date, secondsAgo) => {
        const now = date.toISOString().replace('Z', '+00:00');
        const then = new Date(date.getTime() - secondsAgo * 1_000).toISOString();
        const moment = terminalMoment(then.slice(5, 10).replace('-', ''), then.slice(11, 19).replaceAll(':', ''), now);
        expect(moment?.slice(0, 19)).toBe(then.slice(0, 19));
        expect(Date.parse(moment ?? '')).toBeLessThanOrEqual(Date.parse(now));
      },
    ),
  );
});
