import type { EndRow } from '#shared/contract/shift.ts';

export type RowSums = Pick<
  EndRow,
  | 'beginningMinor'
  | 'paymentValueMinor'
  | 'cashDocumentsMinor'
  | 'endingMinor'
  | 'actualMinor'
  | 'differenceMinor'
  | 'withdrawalMinor'
  | 'remainingMinor'
  | 'payments'
  | 'operations'
>;

/** The summary section of one currency. What was not counted adds nothing; nothing counted at all is "not counted". */
export function sumOfRows(rows: readonly EndRow[]): RowSums {
  const sum = (pick: (row: EndRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const sumCounted = (pick: (row: EndRow) => number | null) => {
    const counted = rows.flatMap((row) => pick(row) ?? []);
    return counted.length === 0 ? null : counted.reduce((total, amount) => total + amount, 0);
  };
  return {
    beginningMinor: sum((row) => row.beginningMinor),
    paymentValueMinor: sum((row) => row.paymentValueMinor),
    cashDocumentsMinor: sum((row) => row.cashDocumentsMinor),
    endingMinor: sum((row) => row.endingMinor),
    actualMinor: sumCounted((row) => row.actualMinor),
    differenceMinor: sumCounted((row) => row.differenceMinor),
    withdrawalMinor: sum((row) => row.withdrawalMinor),
    remainingMinor: sum((row) => row.remainingMinor),
    payments: sum((row) => row.payments),
    operations: sum((row) => row.operations),
  };
}
