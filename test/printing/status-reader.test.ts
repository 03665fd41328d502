import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStatusReader } from '#main/printing/escpos/status-reader.ts';
import { createStarStatusReader } from '#main/printing/star/status-reader.ts';

const ANSWER = [0x37, 0x22, 0x30, 0x30, 0x41, 0x31, 0x00];
const STATUS = [0x14, 0x00, 0x00, 0x0f];
/** Nine bytes: well, and three papers counted. */
const STAR_STATUS = [0x23, 0x06, 0x00, 0x00, 0x00, 0x00, 0x00, 0x06, 0x00];

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
});

describe.each([
  [
    'an Epson',
    createStatusReader,
    [ANSWER, STATUS, [0x37, 0x25, 0x00], [0x5f, 0x41, 0x00], [0x12], [0x1e], [0x13, 0x11]],
  ],
  ['a Star', createStarStatusReader, [STAR_STATUS, STAR_STATUS.slice(0, 5), [0x23], [0x06, 0x00]]],
] as const)('what %s says', (_, createReader, said) => {
  const bytes = fc.array(
    fc.oneof(
      fc.constantFrom<readonly number[]>(...said),
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 9 }),
      fc.array(fc.constant(0x37), { maxLength: 100 }),
    ),
    { maxLength: 20 },
  );
  const questions = fc.array(fc.constantFrom('printer', 'offline_cause', 'error_cause', 'paper', 'fence'), {
    maxLength: 20,
  });

  test('is heard the same wherever it is cut, whatever was asked, and never throws', () => {
    fc.assert(
      fc.property(
        bytes,
        questions,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (parts, asked, sizes) => {
          const whole = createReader();
          const cut = createReader();
          for (const question of asked) {
            whole.expect(question);
            cut.expect(question);
          }
          const all = Uint8Array.from(parts.flat());
          const heard: unknown[] = [];
          for (let at = 0, turn = 0; at < all.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            heard.push(...cut.push(all.subarray(at, at + size)));
            at += size;
          }
          expect(heard).toEqual(whole.push(all));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

test('a paper is proven only where its whole answer stands in what was said', () => {
  const said = fc.array(
    fc.oneof(
      fc.constantFrom(ANSWER, STATUS),
      fc.uint8Array({ maxLength: 9 }).map((some) => [...some]),
    ),
  );
  fc.assert(
    fc.property(said, (parts) => {
      const all = Buffer.from(parts.flat());
      const unbroken = all.filter((byte) => byte !== 0x11 && byte !== 0x13);
      for (const sign of read([...all])) expect(Buffer.from(unbroken).includes(`7"${sign}\0`, 0, 'latin1')).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
