/**
 * Breaks text at spaces into lines of at most `columns` characters. A no-break space is never broken at, so a figure such
 * as "1 234,50" stays whole. Only a single word longer than the paper is cut, because nothing else is left.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    if (word === '') continue;
    if (line !== '' && widthOf(line) + 1 + widthOf(word) <= columns) {
      line = `${line} ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(word, columns);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Characters on paper: code points, because every one takes one column in a printer’s font. */
export function widthOf(text: string): number {
  let width = 0;
  for (const _ of text) width += 1;
  return width;
}

function cut(word: string, columns: number): readonly string[] {
  const characters = [...word];
  const pieces: string[] = [];
  for (let from = 0; from < characters.length; from += columns) {
    pieces.push(characters.slice(from, from + columns).join(''));
  }
  return pieces;
}
