import type { TerminalWords } from '#main/terminal/payment-terminal.ts';
import { readBitmaps } from '#main/terminal/zvt/bitmaps.ts';
import { readText } from '#main/terminal/zvt/charset.ts';
import { readTlvs } from '#main/terminal/zvt/tlv.ts';
import type { TerminalCharset } from '#shared/terminal/terminal-setting.ts';

const DISPLAY_TEXTS = 0x24;
const DISPLAY_LINE = 0x07;
/** Waiting for the host, PIN wrong, remove the card: none of them comes before a card was read. */
const AFTER_CARD: readonly number[] = [0x04, 0x05, 0x0b, 0x15, 0x1c, 0x1d];
const TEXT_MAX = 200;

/** 04 FF: a status by its number, in some terminals with their own words for it. */
export function readIntermediate(
  data: Uint8Array,
  charset: TerminalCharset,
): { readonly words: TerminalWords; readonly isCardRead: boolean } {
  const code = data[0] ?? 0xff;
  // A timeout may stand before the container, so it is looked for from either place.
  const { tlvs } = data[1] === 0x06 ? readBitmaps(data.subarray(1)) : readBitmaps(data.subarray(2));
  const lines = tlvs
    .filter(({ tag }) => tag === DISPLAY_TEXTS)
    .flatMap(({ value }) => readTlvs(value) ?? [])
    .filter(({ tag }) => tag === DISPLAY_LINE)
    .map(({ value }) => readText(value, charset).trim());
  const text = lines
    .filter((line) => line !== '')
    .join(' ')
    .slice(0, TEXT_MAX);
  return {
    words: { code: code.toString(16).toUpperCase().padStart(2, '0'), text },
    isCardRead: AFTER_CARD.includes(code),
  };
}
