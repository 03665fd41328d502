import type { SaleLine } from '#renderer/sale/use-sale.ts';

type Step = (lines: readonly SaleLine[], chosen: SaleLine | null) => SaleLine | null;

/** The ends hold: a hand that goes on pressing stays where it is. */
export const lineAbove: Step = (lines, chosen) => lines[placeOf(lines, chosen) - 1] ?? null;
export const lineBelow: Step = (lines, chosen) => lines[placeOf(lines, chosen) + 1] ?? null;

/** The line next to one that goes: the one below, or at the end the one above. */
export const lineAfter: Step = (lines, chosen) => lineBelow(lines, chosen) ?? lineAbove(lines, chosen);

/** Counted from 1, as people do; 0: not in the document. */
export function numberOf(lines: readonly SaleLine[], line: SaleLine | null): number {
  return placeOf(lines, line) + 1;
}

function placeOf(lines: readonly SaleLine[], line: SaleLine | null): number {
  return lines.findIndex(({ id }) => id === line?.id);
}
