/** Deeper than any event of ours, shallower than any stack. */
const DEPTH_MAX = 32;

export type PlainJsonProblem = { readonly path: readonly (string | number)[]; readonly words: string };

/**
 * What of a parsed JSON value has no canonical text (RFC 8785): half characters, numbers beyond a double ("1e999" parses
 * to infinity), nesting without end. Null: all of it has one.
 */
export function plainJsonProblem(value: unknown, path: readonly (string | number)[] = []): PlainJsonProblem | null {
  if (path.length > DEPTH_MAX) return { path: path.slice(0, 3), words: `is nested deeper than ${DEPTH_MAX} levels` };
  if (typeof value === 'number' && !Number.isFinite(value)) return { path, words: 'is a number too large to keep' };
  if (typeof value === 'string' && isHalfCharacterIn(value)) return { path, words: 'has half characters' };
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (isHalfCharacterIn(key)) return { path, words: 'has a name with half characters' };
    const problem = plainJsonProblem(item, [...path, step]);
    if (problem !== null) return problem;
  }
  return null;
}

function isHalfCharacterIn(text: string): boolean {
  return /\p{Cs}/u.test(text);
}
