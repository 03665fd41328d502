import { must } from '#shared/assert.ts';

/**
 * Code 39 (ISO/IEC 16388): nine elements a character, bar and space in turn, beginning with a bar; a 1 is a wide one.
 * Every scanner reads it as it is delivered.
 */
const ELEMENTS: Readonly<Record<string, string>> = {
  '0': '000110100',
  '1': '100100001',
  '-': '010000101',
  '/': '010100010',
  '*': '010010100',
  I: '001001100',
  L: '001000011',
  T: '000010110',
  Y: '110010000',
  Z: '011010000',
};
const WIDE = 3;

/** Bars of a code as they stand from left to right, in narrow widths; spaces between them are paper. */
export function code39Bars(text: string): { readonly width: number; readonly bars: readonly Bar[] } {
  const bars: Bar[] = [];
  let x = 0;
  for (const character of `*${text}*`) {
    const elements = must(ELEMENTS[character], 'the test code is written with characters that are drawn here');
    for (const [index, element] of [...elements].entries()) {
      const width = element === '1' ? WIDE : 1;
      if (index % 2 === 0) bars.push({ x, width });
      x += width;
    }
    x += 1;
  }
  return { width: x - 1, bars };
}

type Bar = { readonly x: number; readonly width: number };
