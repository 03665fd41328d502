import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStatusReader } from '#main/printing/escpos/status-reader.ts';

const ANSWER = [0x37, 0x22, 0x30, 0x30, 0x41, 0x31, 0x00];
const STATUS = [0x14, 0x00, 0x00, 0x0f];

function read(...slices: readonly (readonly number[])[]): readonly string[] {
  const reader = createStatusReader();
  return slices
    .flatMap((slice) => reader.push(Uint8Array.from(slice)))
    .flatMap((heard) => (heard.kind === 'confirmed' ? [heard.sign] : []));
}

describe('what a printer says back', () => {
  test('scenario 2: an answer in seven single bytes between status blocks is one answer', () => {
    expect(read(STATUS, ...ANSWER.map((byte) => [byte]), STATUS)).toEqual(['00A1']);
  });

  test('scenario 5: XOFF and XON inside the answer are not part of it', () => {
    expect(read([0x37, 0x22, 0x13, 0x30, 0x30, 0x11, 0x41, 0x31, 0x13, 0x00])).toEqual(['00A1']);
  });

  test('scenario 10: garbage is no answer and hides none for long', () => {
    expect(read([0xff, 0x80, 0x00], ANSWER)).toEqual(['00A1']);
    expect(read([0x37, ...Array.from({ length: 200 }, () => 0x41)], [0x00], ANSWER)).toEqual(['00A1']);
  });

  test('other answers are not taken for ours', () => {
    expect(read([0x37, 0x25, 0x00], [0x37, 0x22, 0x31, 0x00], [0x5f, 0x37, 0x22, 0x00], [0x12, 0x16])).toEqual([]);
  });

  test('a status block cut short does not swallow the answer behind it', () => {
    expect(read([0x14, 0x00], ANSWER)).toEqual(['00A1']);
  });

  test('slices make no difference', () => {
    const parts = fc.array(
      fc.oneof(fc.constant(ANSWER), fc.constant(STATUS), fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 })),
    );
    fc.assert(
      fc.property(parts, (said) => {
        const bytes = said.flat();
        expect(read(...bytes.map((byte) => [byte]))).toEqual(read(bytes));
      }),
    );
  });
});
