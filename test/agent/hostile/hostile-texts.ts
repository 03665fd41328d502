/** What nobody sends who means well. First those that no database keeps as sent: later ones may be taken, and use up what they are about. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'a zero character': 'a\u0000b',
  'a first half of a character': 'a\ud800b',
  'a second half of a character': '\udc00',
  'a text of a megabyte': 'x'.repeat(1024 * 1024),
  'a statement of SQL': `'; DROP TABLE journal_event; --"`,
  'a condition of SQL': `" OR 1=1 --`,
  'a condition in quotes': `' OR '1'='1`,
  'any text of LIKE': '%',
  'any sign of LIKE': '_',
  'a backslash': '\\',
  'a script': '<script>alert(1)</script>',
  'an image': `"><img src=x onerror=alert(1)>`,
  'a formula': '=1+1|calc',
  'marks that turn writing round': '\u202eabc\u2066\u200f',
};

/** Longer than an address may be (16 KiB with its headers); a megabyte of it would be cut off while it is sent. */
const QUERY_SIGNS_MAX = 20_000;

/** A query as a program without scruples writes it: half characters as the bytes that they would be. */
export function hostileQuery(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${percent(name)}=${percent(String(value).slice(0, QUERY_SIGNS_MAX))}`)
    .join('&');
}

export function percent(text: string): string {
  const bytes = [...text].flatMap((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    return isHalf ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)] : [...Buffer.from(sign)];
  });
  return bytes
    .map((byte) =>
      /[A-Za-z0-9]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}
