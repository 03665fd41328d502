import iconv from 'iconv-lite';
import type { TerminalCharset } from '#shared/terminal/terminal-setting.ts';

/** ZVT's own set is code page 437; tag 14 of a message or of the registration names another by its number. */
const BY_NUMBER: ReadonlyMap<number, TerminalCharset> = new Map([
  [0x01, 'iso-8859-1'],
  [0x02, 'iso-8859-2'],
  [0x0f, 'iso-8859-15'],
  [0xfe, 'utf-8'],
]);

export function charsetByNumber(number: number): TerminalCharset | null {
  return BY_NUMBER.get(number) ?? null;
}

/** Text without what no paper or screen should get: NUL padding and control characters. */
export function readText(bytes: Uint8Array, charset: TerminalCharset): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return iconv.decode(Buffer.from(bytes), charset).replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
}

export function writeText(text: string, charset: TerminalCharset): Uint8Array {
  return Uint8Array.from(iconv.encode(text, charset));
}
