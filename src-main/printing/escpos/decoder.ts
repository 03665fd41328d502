import { type CodePage, characterOf } from '#main/printing/escpos/code-page.ts';
import type { PrinterProfile } from '#main/printing/escpos/profiles.ts';
import { createTokenizer, type Token } from '#main/printing/escpos/tokenizer.ts';
import { unreachable } from '#shared/assert.ts';
import type { PaperLine } from '#shared/paper/laid-line.ts';

/**
 * Reads ESC/POS as a printer does, one byte at a time, and says what would stand on the paper. It feeds the paper roll on
 * the screen and the tests. Garbage never stops it, and where the bytes were sliced makes no difference.
 */
export type Decoder = {
  readonly push: (bytes: Uint8Array) => void;
  /** What is on paper so far; a line not yet ended is not. */
  readonly paper: () => DecodedPaper;
};

export type DecodedPaper = {
  readonly lines: readonly PaperLine[];
  readonly cuts: number;
  readonly drawerPulses: number;
  /** Asked for by `GS ( H`, in order. */
  readonly processIds: readonly string[];
  /** Content of bar and QR codes, in order. */
  readonly codes: readonly string[];
};

export function decodePaper(bytes: Uint8Array, profile: PrinterProfile): DecodedPaper {
  const decoder = createDecoder(profile);
  decoder.push(bytes);
  return decoder.paper();
}

/** Feeding is cheap to ask for; a stream of feed commands shall not fill the memory. */
const LINES_MAX = 20_000;

const PLAIN = { bold: false, wide: false, tall: false };
const ALIGNS = ['left', 'centre', 'right'] as const;

type Command = Extract<Token, { kind: 'command' }>;

export function createDecoder(profile: PrinterProfile): Decoder {
  const lines: PaperLine[] = [];
  const processIds: string[] = [];
  const codes: string[] = [];
  let cuts = 0;
  let drawerPulses = 0;
  let page = pageOf(0, profile);
  let style = PLAIN;
  let align: PaperLine['align'] = 'left';
  let line: { readonly style: typeof PLAIN; text: string; width: number } | null = null;
  let storedQr = '';

  const put = (text: string, laid: typeof PLAIN): void => {
    if (lines.length < LINES_MAX) lines.push({ text: text.trimEnd(), ...laid, align });
    line = null;
  };
  const endLine = (): void => (line === null ? put('', PLAIN) : put(line.text, line.style));

  const character = (text: string): void => {
    const width = style.wide ? 2 : 1;
    if (line !== null && line.width + width > profile.columns) endLine();
    line ??= { style, text: '', width: 0 };
    line.text += text;
    line.width += width;
  };

  const takeByte = (byte: number): void => {
    if (byte === 0x0a) endLine();
    else if (byte === 0x09) character(' ');
    else if (byte >= 0x80) character(page === null ? '\uFFFD' : characterOf(byte, page));
    else if (byte >= 0x20 && byte !== 0x7f) character(String.fromCharCode(byte));
  };

  const takeCommand = ({ name, parameters, payload }: Command): void => {
    const [n = 0] = parameters;
    switch (name) {
      case 'ESC @':
        page = pageOf(0, profile);
        style = PLAIN;
        align = 'left';
        line = null;
        break;
      case 'ESC !':
        style = { bold: (n & 8) !== 0, tall: (n & 16) !== 0, wide: (n & 32) !== 0 };
        break;
      case 'ESC E':
      case 'ESC G':
        style = { ...style, bold: (n & 1) !== 0 };
        break;
      case 'GS !':
        style = { ...style, wide: (n & 0x70) !== 0, tall: (n & 0x07) !== 0 };
        break;
      case 'ESC a':
        align = ALIGNS[n % 48] ?? align;
        break;
      case 'ESC t':
        page = pageOf(n, profile);
        break;
      case 'ESC d':
        for (let fed = 0; fed < n; fed += 1) endLine();
        break;
      case 'ESC J':
        if (line !== null) endLine();
        break;
      case 'ESC p':
        drawerPulses += 1;
        break;
      case 'DLE \x14':
        if (n === 1) drawerPulses += 1;
        break;
      case 'ESC i':
      case 'ESC m':
      case 'GS V':
        cuts += 1;
        break;
      case 'GS k':
        codes.push(String.fromCharCode(...payload));
        break;
      case 'GS v':
        put('', PLAIN);
        break;
      case 'GS (':
        takeExtended(String.fromCharCode(n), payload);
        break;
    }
  };

  const takeExtended = (group: string, payload: readonly number[]): void => {
    const [model, action] = payload;
    if (group === 'H' && model === 0x30) processIds.push(String.fromCharCode(...payload.slice(2, 6)));
    if (group !== 'k' || model !== 0x31) return;
    if (action === 0x50) storedQr = String.fromCharCode(...payload.slice(3));
    if (action !== 0x51) return;
    codes.push(storedQr);
    put('', PLAIN);
  };

  const take = createTokenizer((token) => {
    switch (token.kind) {
      case 'byte':
        return takeByte(token.byte);
      case 'command':
        return takeCommand(token);
      default:
        return unreachable(token);
    }
  });

  return {
    push: (bytes) => {
      for (const byte of bytes) take(byte);
    },
    paper: () => ({ lines: [...lines], cuts, drawerPulses, processIds: [...processIds], codes: [...codes] }),
  };
}

/** After `ESC @` a printer stands on page 0, CP437, whether or not the profile uses it. */
function pageOf(n: number, { codePages }: PrinterProfile): CodePage | null {
  return codePages.find((candidate) => candidate.n === n)?.page ?? (n === 0 ? 'CP437' : null);
}
