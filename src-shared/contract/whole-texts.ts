import type { z } from 'zod';

/**
 * A message whose texts every database keeps as sent: PostgreSQL takes no zero character, and half of a character has no
 * bytes at all. Said here by the field, and not by a database in the middle of something.
 */
export function wholeTexts<S extends z.ZodType>(message: S): S {
  return message.superRefine((value, context) => {
    const path = brokenText(value, []);
    if (path !== null) context.addIssue({ code: 'custom', path, message: 'has zero characters or half characters' });
  });
}

type Path = (string | number)[];

/** Where the first text stands that is not whole, name or value; null: all are. The shape of the message bounds how deep it goes. */
function brokenText(value: unknown, path: Path): Path | null {
  if (typeof value === 'string') return isBroken(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (isBroken(name)) return path;
    const found = brokenText(inner, [...path, Array.isArray(value) ? Number(name) : name]);
    if (found !== null) return found;
  }
  return null;
}

function isBroken(text: string): boolean {
  return text.includes('\0') || /\p{Cs}/u.test(text);
}
