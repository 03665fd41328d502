/** Controls that no keyboard of a till types, and marks that turn text around: they hide what a name or reason says. */
const UNREADABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** Files have lines and columns. */
const LAYOUT = /[\t\n\r]/g;

/** Where in a call a text stands that is not whole characters a person can read; null: nowhere. */
export function unreadableText(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') {
    return value.isWellFormed() && !UNREADABLE.test(value.replaceAll(LAYOUT, ' ')) ? null : path.join('.');
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const found = unreadableText(part, [...path, name]);
    if (found !== null) return found;
  }
  return null;
}
