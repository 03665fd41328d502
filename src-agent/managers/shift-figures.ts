import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { readDrawerAccount } from '#shared/ledger/posting.ts';
import { isKeptInSafe } from '#shared/safe/safe-document.ts';
import { keepInDrawerOf } from '#shared/shift/detach-drawer.ts';
import type { EndingRow } from '#shared/shift/end-shift.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { type FigureFacts, isSameRow, type MovementTotal, type RowKey, shiftFigures } from '#shared/shift/figures.ts';
import { type RevisedRow, revisedSheet } from '#shared/shift/revised.ts';

type OfShift = Pick<StoreShift, 'beginning' | 'parts' | 'parameters'>;

/** What kind of payment form an id stands for; a store that never said calls each by its kind. */
export type KindOf = (paymentForm: string) => string;
const OWN_NAME: KindOf = (paymentForm) => paymentForm;

/** What is expected of an open shift now, over all its tills as far as they have reported. Nothing is counted or withdrawn. */
export function expectedRows(shift: OfShift, kindOf: KindOf = OWN_NAME): readonly FigureRow[] {
  return figuresOf(shift, { kindOf, entered: [], keepInDrawer: [] });
}

/** The rows of an end: what was entered for it, and the suggested withdrawals where nothing was. */
export function endingFigures(
  shift: StoreShift,
  { kindOf, entered }: { readonly kindOf: KindOf; readonly entered: FigureFacts['entered'] },
): readonly Omit<EndingRow, 'reason'>[] {
  const rows = rowsOf(shift, kindOf);
  const isDetached = shift.status === 'detached';
  const keepInDrawer = keepInDrawerOf({ isDetached, parameters: shift.parameters, rows });
  return figuresOf(shift, { kindOf, entered, keepInDrawer }).map((row) => ({
    ...row,
    isCash: kindOf(row.paymentForm) === 'cash',
    // What is counted on the page names the figures it was counted against: none of them is older.
    documentsSinceCount: 0,
    isKeptInSafe: kindOf(row.paymentForm) !== 'cash' && isKeptInSafe(kindOf(row.paymentForm)),
  }));
}

/** The signed figures of an ended shift beside what they would be with everything that has arrived since. */
export function revisedRows(
  shift: OfShift & Pick<StoreShift, 'end'>,
  kindOf: KindOf = OWN_NAME,
): readonly RevisedRow[] {
  return revisedSheet({
    signed: shift.end?.rows ?? [],
    totals: totalsOf(shift.parts),
    carried: shift.beginning,
    isCash: ({ paymentForm }) => kindOf(paymentForm) === 'cash',
    booksDifferences: shift.parameters.differenceDocuments,
  });
}

function figuresOf(
  shift: OfShift,
  facts: { readonly kindOf: KindOf } & Pick<FigureFacts, 'entered' | 'keepInDrawer'>,
): readonly FigureRow[] {
  return shiftFigures({
    rows: rowsOf(shift, facts.kindOf),
    carried: shift.beginning,
    totals: totalsOf(shift.parts),
    entered: facts.entered,
    booksDifferences: shift.parameters.differenceDocuments,
    keepInDrawer: facts.keepInDrawer,
  });
}

/** Each form and currency that the shift began with or moved. */
function rowsOf({ beginning, parts }: OfShift, kindOf: KindOf): FigureFacts['rows'] {
  const rows: RowKey[] = [];
  for (const { paymentForm, currency } of [...beginning, ...totalsOf(parts)]) {
    if (!rows.some((row) => isSameRow(row, { paymentForm, currency }))) rows.push({ paymentForm, currency });
  }
  return rows.map((row) => ({ ...row, isCash: kindOf(row.paymentForm) === 'cash' }));
}

/** Movements in the drawer, added up over the tills. */
function totalsOf(parts: StoreShift['parts']): readonly MovementTotal[] {
  const sums = new Map<string, MovementTotal>();
  for (const { account, currency, movement, amountMinor, entries } of parts.flatMap(({ totals }) => totals)) {
    const place = readDrawerAccount(account);
    if (place === null) continue;
    const key = JSON.stringify([place.paymentForm, currency, movement]);
    const before = sums.get(key);
    sums.set(key, {
      paymentForm: place.paymentForm,
      currency,
      movement,
      amountMinor: amountMinor + (before?.amountMinor ?? 0),
      entries: entries + (before?.entries ?? 0),
    });
  }
  return [...sums.values()];
}
