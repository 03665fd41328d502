import type { Token } from '#main/printing/cut-commands.ts';
import type { Decoder, DecoderOptions } from '#main/printing/decoder.ts';
import { createTokenizer } from '#main/printing/escpos/tokenizer.ts';
import { type Effect, PaperSoFar } from '#main/printing/paper-so-far.ts';
import type { DecodedPaper, PrinterProfile } from '#main/printing/profile.ts';

/** Reads ESC/POS. */
export function createDecoder(profile: PrinterProfile, { drawn = '' }: DecoderOptions = {}): Decoder {
  const paper = new PaperSoFar(profile, { pageAtReset: 0, drawn });
  const take = createTokenizer((token) => {
    if (!isOfImage(token)) paper.endImage();
    if (token.kind === 'command') EFFECTS.get(token.name)?.(paper, token.parameters, token.payload);
    else if (token.byte === 0x09) paper.character(' ');
    else paper.byte(token.byte);
  });
  return {
    push: (bytes) => {
      for (const byte of bytes) take(byte);
    },
    paper: () => paper.paper,
  };
}

export function decodePaper(bytes: Uint8Array, profile: PrinterProfile, options: DecoderOptions = {}): DecodedPaper {
  const decoder = createDecoder(profile, options);
  decoder.push(bytes);
  return decoder.paper();
}

function isOfImage(token: Token): boolean {
  if (token.kind === 'byte') return false;
  return token.name === 'GS v' || (token.name === 'GS (' && token.parameters[0] === 'L'.charCodeAt(0));
}

const cut: Effect = (paper) => paper.cut();
const bold: Effect = (paper, [n = 0]) => paper.styled({ bold: (n & 1) !== 0 });

const EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['ESC @', (paper) => paper.reset()],
  ['ESC !', (paper, [n = 0]) => paper.styled({ bold: (n & 8) !== 0, tall: (n & 16) !== 0, wide: (n & 32) !== 0 })],
  ['ESC E', bold],
  ['ESC G', bold],
  ['GS !', (paper, [n = 0]) => paper.styled({ wide: (n & 0x70) !== 0, tall: (n & 0x07) !== 0 })],
  ['ESC a', (paper, [n = 0]) => paper.aligned(n)],
  ['ESC t', (paper, [n = 0]) => paper.onPage(n)],
  ['ESC d', (paper, [n = 0]) => paper.feed(n)],
  ['ESC J', (paper) => paper.endBegunLine()],
  ['ESC p', (paper) => paper.pulse()],
  [
    'DLE \x14',
    (paper, [n]) => {
      if (n === 1) paper.pulse();
    },
  ],
  ['ESC i', cut],
  ['ESC m', cut],
  ['GS V', cut],
  ['GS k', (paper, _, payload) => paper.barcode(String.fromCharCode(...payload))],
  [
    'GS v',
    (paper, [, , xl = 0, xh = 0, yl = 0, yh = 0], bytes) =>
      paper.stripe({ wide: xl + 256 * xh, height: yl + 256 * yh, bytes }),
  ],
  ['ESC *', (paper, _, payload) => paper.columns(payload)],
  ['GS (', (paper, [n = 0], payload) => takeExtended(paper, String.fromCharCode(n), payload)],
]);

function takeExtended(paper: PaperSoFar, group: string, payload: readonly number[]): void {
  const [model, action] = payload;
  if (group === 'L' && model === 0x30 && action === 0x70) {
    const [xl = 0, xh = 0, yl = 0, yh = 0] = payload.slice(6, 10);
    const stripe = { wide: Math.ceil((xl + 256 * xh) / 8), height: yl + 256 * yh };
    paper.storeStripe({ ...stripe, bytes: payload.slice(10) });
  }
  if (group === 'L' && model === 0x30 && action === 0x32) paper.printStored();
  if (group === 'H' && model === 0x30) paper.processId(String.fromCharCode(...payload.slice(2, 6)));
  if (group !== 'k' || model !== 0x31) return;
  if (action === 0x50) paper.storeQr(String.fromCharCode(...payload.slice(3)));
  if (action === 0x51) paper.printQr();
}
