import type { Decoder, DecoderOptions } from '#main/printing/decoder.ts';
import { type Effect, PaperSoFar } from '#main/printing/paper-so-far.ts';
import type { DecodedPaper, PrinterProfile } from '#main/printing/profile.ts';
import { createStarTokenizer } from '#main/printing/star/tokenizer.ts';

/** Reads Star's commands. */
export function createStarDecoder(profile: PrinterProfile, { drawn = '' }: DecoderOptions = {}): Decoder {
  const paper = new PaperSoFar(profile, { pageAtReset: 1, drawn });
  const take = createStarTokenizer((token) => {
    if (token.kind === 'byte' || token.name !== 'ESC 1d53') paper.endImage();
    if (token.kind === 'command') EFFECTS.get(token.name)?.(paper, token.parameters, token.payload);
    else if (token.byte === 0x07 || token.byte === 0x1a) paper.pulse();
    else paper.byte(token.byte);
  });
  return {
    push: (bytes) => {
      for (const byte of bytes) take(byte);
    },
    paper: () => paper.paper,
  };
}

export function decodeStarPaper(bytes: Uint8Array, profile: PrinterProfile, options?: DecoderOptions): DecodedPaper {
  const decoder = createStarDecoder(profile, options);
  decoder.push(bytes);
  return decoder.paper();
}

const EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['ESC 40', (paper) => paper.reset()],
  ['ESC 1d74', (paper, [n = 0]) => paper.onPage(n)],
  ['ESC 1d61', (paper, [n = 0]) => paper.aligned(n)],
  ['ESC 45', (paper) => paper.styled({ bold: true })],
  ['ESC 46', (paper) => paper.styled({ bold: false })],
  ['ESC 69', (paper, [n = 0, m = 0]) => paper.styled({ tall: n % 48 > 0, wide: m % 48 > 0 })],
  ['ESC 57', (paper, [n = 0]) => paper.styled({ wide: n % 48 > 0 })],
  ['ESC 68', (paper, [n = 0]) => paper.styled({ tall: n % 48 > 0 })],
  ['ESC 61', (paper, [n = 0]) => paper.feed(n)],
  ['ESC 64', (paper) => paper.cut()],
  ['ESC 62', (paper, _, payload) => paper.barcode(String.fromCharCode(...payload))],
  ['ESC 58', (paper, _, payload) => paper.columns(payload)],
  [
    'ESC 1d53',
    (paper, [, xl = 0, xh = 0, yl = 0, yh = 0], bytes) =>
      paper.stripe({ wide: xl + 256 * xh, height: yl + 256 * yh, bytes }),
  ],
  ['ESC 1d7944', (paper, _, payload) => paper.storeQr(String.fromCharCode(...payload))],
  ['ESC 1d7950', (paper) => paper.printQr()],
]);
