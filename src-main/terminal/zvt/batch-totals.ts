import { bcdFigures, bcdNumber } from '#main/terminal/zvt/bcd.ts';
import { type BatchTotals, CARD_GROUPS } from '#shared/settlement/batch-totals.ts';

/** 4 bytes of receipt numbers and seven groups of 7 bytes: a binary count and a BCD sum. */
const TOTALS_BYTES = 4 + CARD_GROUPS.length * 7;

/** Bitmap 60 of an end of day. Null: another length, or figures that are none. */
export function readBatchTotals(value: Uint8Array): BatchTotals | null {
  if (value.length !== TOTALS_BYTES) return null;
  const receiptFrom = bcdFigures(value.subarray(0, 2));
  const receiptTo = bcdFigures(value.subarray(2, 4));
  const groups = CARD_GROUPS.map((group, index) => {
    const at = 4 + index * 7;
    return { group, count: value[at] ?? 0, totalMinor: bcdNumber(value.subarray(at + 1, at + 7)) };
  });
  const known = groups.filter((entry): entry is typeof entry & { totalMinor: number } => entry.totalMinor !== null);
  if (receiptFrom === null || receiptTo === null || known.length !== groups.length) return null;
  return { receiptFrom, receiptTo, groups: known };
}
