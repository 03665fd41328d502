import { isSectionShown } from '#renderer/layout/layout.ts';
import type { EndSheet } from '#shared/contract/shift.ts';

/** Columns that show themselves only when they have something to say (reference 1.5), or when the layout asks for them. */
export type ShownColumns = {
  readonly hasDocuments: boolean;
  readonly hasDifference: boolean;
  readonly hasPayments: boolean;
  readonly hasOperations: boolean;
};

/** Difference is there from the first count on, and from the start where counting is forced (reference Q3). */
export function shownColumns({ rows, countRequired }: EndSheet): ShownColumns {
  const isCounted = rows.some((row) => row.differenceMinor !== null);
  return {
    hasDocuments: rows.some((row) => row.cashDocumentsMinor !== 0),
    hasDifference: isCounted || countRequired || isSectionShown('end-of-shift', 'difference'),
    hasPayments: isSectionShown('end-of-shift', 'numberOfPayments'),
    hasOperations: isSectionShown('end-of-shift', 'numberOfOperations'),
  };
}

export function widthOf(columns: ShownColumns): number {
  return 7 + Object.values(columns).filter(Boolean).length;
}
