export type Words = { readonly [key: string]: string | Words };

/** Every word with its place, for example `payment.exact` -> "Exact". */
export function flatten(words: Words, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** Languages have different plurals: `_few` in Polish stands for no other key than `_other` in English. */
function baseKey(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** What one language says differently from the other: keys, placeholders, silence. */
export function compareLanguages(one: Words, other: Words): readonly string[] {
  const left = byBase(flatten(one));
  const right = byBase(flatten(other));
  const missing = [...left.keys()].filter((key) => !right.has(key)).map((key) => `missing: ${key}`);
  const extra = [...right.keys()].filter((key) => !left.has(key)).map((key) => `too much: ${key}`);
  const different = [...left].flatMap(([key, places]) => {
    const theirs = right.get(key);
    return theirs === undefined || theirs === places ? [] : [`${key}: ${places || 'none'} against ${theirs || 'none'}`];
  });
  const silent = [...flatten(other)].flatMap(([key, text]) => (text.trim() === '' ? [`silent: ${key}`] : []));
  return [...missing, ...extra, ...different, ...silent];
}

/** For each key the placeholders that all its plural forms use together. */
function byBase(words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const places = new Map<string, Set<string>>();
  for (const [key, text] of words) {
    const known = places.get(baseKey(key)) ?? new Set();
    for (const [place] of text.matchAll(/\{\{[^}]*\}\}/g)) known.add(place);
    places.set(baseKey(key), known);
  }
  return new Map([...places].map(([key, known]) => [key, [...known].sort().join(' ')]));
}
