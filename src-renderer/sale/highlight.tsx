import type { ReactNode } from 'react';
import { foldText } from '#shared/catalogue/fold-text.ts';

type Range = { readonly from: number; readonly to: number };

/** A name with what was typed underlined in it: "lac" marks "Łac" in "Łaciate", as the search found it. */
export function Highlight({ name, text }: { readonly name: string; readonly text: string }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of matchRanges(name, text)) {
    parts.push(name.slice(at, from), <mark key={from}>{name.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {name.slice(at)}
    </>
  );
}

/** Where each typed word first stands in the name, in order and without overlaps. */
export function matchRanges(name: string, text: string): readonly Range[] {
  const folded = foldedWithPlaces(name);
  const found = foldText(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => rangeOf(folded, word))
    .sort((one, other) => one.from - other.from);
  return found.filter((range, index) => range.from >= (found[index - 1]?.to ?? 0));
}

type Folded = { readonly text: string; readonly places: readonly Range[] };

/** The folded name, and for each of its letters where it came from: "ß" folds into two letters of one place. */
function foldedWithPlaces(name: string): Folded {
  let text = '';
  const places: Range[] = [];
  let at = 0;
  for (const letter of name) {
    const folded = letter.trim() === '' ? ' ' : foldText(letter);
    for (const _ of folded) places.push({ from: at, to: at + letter.length });
    text += folded;
    at += letter.length;
  }
  return { text, places };
}

function rangeOf({ text, places }: Folded, word: string): readonly Range[] {
  const at = text.indexOf(word);
  const first = places[at];
  const last = places[at + word.length - 1];
  return at < 0 || first === undefined || last === undefined ? [] : [{ from: first.from, to: last.to }];
}
