import { hexOf } from '#main/terminal/zvt/apdu.ts';
import { readBatchTotals } from '#main/terminal/zvt/batch-totals.ts';
import { bcdFigures, bcdNumber } from '#main/terminal/zvt/bcd.ts';
import { type Bitmaps, readBitmaps } from '#main/terminal/zvt/bitmaps.ts';
import { readText } from '#main/terminal/zvt/charset.ts';
import { alphabeticCurrency } from '#main/terminal/zvt/currency.ts';
import type { BatchTotals } from '#shared/settlement/batch-totals.ts';
import type { TerminalCharset } from '#shared/terminal/terminal-setting.ts';

/** What a message of the terminal says about a transaction (04 0F, and what comes with 06 0F and 06 1E). */
export type StatusInformation = {
  /** False: a part could not be read, so that this can be no success (bitmap unknown or cut off). */
  readonly isWhole: boolean;
  /** As it came. */
  readonly raw: string;
  /** Bitmap 27; null: it says none. 0 is success. */
  readonly result: number | null;
  readonly amountMinor: number | null;
  /** "EUR"; "" when the message names a currency that the till does not know; null when it names none. */
  readonly currency: string | null;
  readonly receiptNumber: string | null;
  readonly trace: string | null;
  readonly terminalId: string | null;
  /** It names the trace of another transaction, which it takes back. */
  readonly isReversal: boolean;
  readonly cardName: string;
  /** As the terminal masks it: "************1234". */
  readonly maskedPan: string;
  /** "MMDD" and "HHMMSS" of the terminal's clock; ZVT knows no year. */
  readonly date: string | null;
  readonly time: string | null;
  readonly totals: BatchTotals | null;
};

export function readStatusInformation(data: Uint8Array, charset: TerminalCharset): StatusInformation {
  const bitmaps = readBitmaps(data);
  const { fields } = bitmaps;
  const field = <T>(tag: number, read: (value: Uint8Array) => T): T | null => {
    const value = fields.get(tag);
    return value === undefined ? null : read(value);
  };
  const amountMinor = field(0x04, bcdNumber);
  return {
    isWhole: bitmaps.isWhole && !(fields.has(0x04) && amountMinor === null),
    raw: hexOf(data),
    result: fields.get(0x27)?.[0] ?? null,
    amountMinor,
    currency: field(0x49, currencyOf),
    receiptNumber: field(0x87, bcdFigures),
    trace: field(0x0b, bcdFigures),
    terminalId: field(0x29, bcdFigures),
    isReversal: fields.has(0x37),
    cardName: field(0x8b, (value) => readText(value, charset).trim()) ?? '',
    maskedPan: field(0x22, maskedPan) ?? '',
    date: field(0x0d, bcdFigures),
    time: field(0x0c, bcdFigures),
    totals: field(0x60, readBatchTotals),
  };
}

/** What a terminal wants done before it works: bitmap 19 of the answer to a registration. */
export function terminalWish({ fields }: Bitmaps): 'initialisation' | 'diagnosis' | 'attention' | null {
  const status = fields.get(0x19)?.[0] ?? 0;
  if ((status & 0x01) !== 0) return 'initialisation';
  if ((status & 0x02) !== 0) return 'diagnosis';
  return (status & 0x04) === 0 ? null : 'attention';
}

function currencyOf(value: Uint8Array): string {
  const figures = bcdFigures(value);
  return figures === null ? '' : (alphabeticCurrency(figures) ?? '');
}

/** Nibble E is a masked figure, F the filling at the end. */
function maskedPan(value: Uint8Array): string {
  return Buffer.from(value).toString('hex').replaceAll('f', '').replaceAll('e', '*').replace(/[a-d]/g, '*');
}
