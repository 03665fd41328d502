import { expect, test } from 'vitest';
import { csvText } from '#agent/managers/csv.ts';

/** Cells of the one row below the head, as a spreadsheet reads them. */
function cellsOf(cells: readonly (string | number | null)[]): readonly string[] {
  const [, ...row] = csvText(['head'], [cells]).split('\r\n');
  return row
    .join('\r\n')
    .trimEnd()
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
}

test.each(['=1+1|calc', '+385 1 234', '-2+3', '@SUM(A1)', '\tx', '\rx', '\n=x', '＝1', '＋1', '－1', '＠1'])(
  'a text that a spreadsheet would work out is set off, %j',
  (text) => {
    const [cell] = cellsOf([text]);
    expect(cell?.replace(/^"/, '')[0]).toBe("'");
    expect(cell).toContain(text);
  },
);

test.each([
  ['Ana;=HYPERLINK("http://x")', `Ana;'=HYPERLINK("http://x")`],
  ['x"; "+1', `x"; "'+1`],
  ['a\t@b', `a\t'@b`],
  ['1,-2', "1,'-2"],
])('nor is what stands behind a sign that parts cells in another country worked out, %j', (text, shown) => {
  expect(cellsOf([text])[0]?.replaceAll('""', '"')).toContain(shown);
});

test('cells are parted by a semicolon where the comma parts whole from part', () => {
  expect(csvText(['one', 'other'], [['a', 'b;c']], ';')).toBe('\ufeffone;other\r\na;"b;c"\r\n');
});

test.each([
  [-185, '-185'],
  [0, '0'],
  [185, '185'],
  [null, ''],
  ['Čokolada', 'Čokolada'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\r\nlines', '"two\r\nlines"'],
])('a figure stays a figure and a name a name, %j', (value, written) => {
  expect(cellsOf([value])).toEqual([written]);
});
