/** What each key of a keyboard of the United States types, alone and with Shift, by its place (W3C UI Events code). */
const KEYS: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Backslash: '\\|',
  BracketLeft: '[{',
  BracketRight: ']}',
  Comma: ',<',
  Equal: '=+',
  Minus: '-_',
  Period: '.>',
  Quote: `'"`,
  Semicolon: ';:',
  Slash: '/?',
};
const SHIFTED_FIGURES = ')!@#$%^&*(';

/** Null: a key of which the countries agree, or that the United States have not. */
export function usCharacter(place: string, hasShift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(place)?.[1];
  if (letter !== undefined) return hasShift ? letter : letter.toLowerCase();
  const figure = /^Digit(\d)$/.exec(place)?.[1];
  if (figure !== undefined) return hasShift ? (SHIFTED_FIGURES[Number(figure)] ?? null) : figure;
  return KEYS[place]?.[hasShift ? 1 : 0] ?? null;
}
