import type { Parts } from '#renderer/layout/use-parts.ts';
import type { EndSheet } from '#shared/contract/shift.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

export type EndColumn = ColumnOf<'end-of-shift'>;

/**
 * Columns in the order of the layout: those it shows, and those that show themselves. Difference is there from the first
 * count on, and from the start where counting is forced; Cash Documents when there are any (reference 1.5, Q3).
 */
export function shownColumns(
  { rows, countRequired }: Pick<EndSheet, 'rows' | 'countRequired'>,
  parts: Parts<'end-of-shift'>,
): readonly EndColumn[] {
  const isCounted = rows.some((row) => row.differenceMinor !== null);
  const says: Partial<Record<EndColumn, boolean>> = {
    difference: isCounted || countRequired,
    cashDocuments: rows.some((row) => row.cashDocumentsMinor !== 0),
  };
  return parts.columns.filter((column) => parts.isShown(column) || says[column] === true);
}
