import { canonicalText } from '#shared/journal/chain.ts';
import type { EventBody, JournalEvent } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { drawerAccount, type Movement, type Owner, type Posting, readDrawerAccount } from '#shared/ledger/posting.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { type FigureFacts, isSameRow, type MovementTotal, type RowKey, shiftFigures } from '#shared/shift/figures.ts';

type Started = EventBody<'shift.started'>;
type Ended = EventBody<'shift.ended'>;
type Held = RowKey & { readonly amountMinor: number };

/** An open shift as far as it was read: its beginning and the running totals of its drawer. */
export type RunningShift = {
  readonly started: Started;
  readonly owner: Owner;
  readonly totals: Map<string, MovementTotal>;
};

export function runningShift(started: Started): RunningShift {
  return { started, owner: started.owner as Owner, totals: new Map() };
}

/** Adds an event's drawer postings, per payment form, currency and movement. */
export function addToShift({ totals, owner }: RunningShift, postings: readonly Posting[]): void {
  for (const { account, currency, movement, amountMinor } of postings) {
    const drawer = readDrawerAccount(account);
    if (drawer?.owner !== owner) continue;
    const { paymentForm } = drawer;
    const key = `${paymentForm} ${currency} ${movement}`;
    const before = totals.get(key) ?? { paymentForm, currency, movement, amountMinor: 0, entries: 0 };
    totals.set(key, { ...before, amountMinor: before.amountMinor + amountMinor, entries: before.entries + 1 });
  }
}

/** A shift begins with what its owner's last one left. `left` is null where the owner has none before it. */
export function* verifyShiftStart(started: Started, left: readonly Held[] | null): Generator<Problem> {
  const due = text(left ?? []);
  const begun = text(started.beginning);
  if (due === begun) return;
  const words = `shift ${started.number} of ${started.owner} begins with ${begun}, but ${due} was left`;
  yield { flaw: 'shift_begins_otherwise', words };
}

function text(rows: readonly Held[]): string {
  const held = rows.filter(({ amountMinor }) => amountMinor !== 0);
  const parts = held.map(({ paymentForm, currency, amountMinor }) => `${amountMinor} ${currency} ${paymentForm}`);
  return parts.length === 0 ? 'nothing' : parts.sort().join(', ');
}

/** Movements that the end itself makes, after its figures were worked out. */
const OF_THE_END: readonly Movement[] = ['difference_at_end', 'withdrawal_at_end', 'settled'];

/** What the end left in the drawers: what the owner's next shift has to begin with. */
export function leftBy({ rows }: Ended, cash: CashForms): readonly Held[] {
  return rows
    .filter((row) => cash(row))
    .map(({ paymentForm, currency, remainingMinor }) => ({ paymentForm, currency, amountMinor: remainingMinor }));
}

export type CashForms = (row: RowKey) => boolean;

/** Only cash carries over; an end settles every other form, so a form that it does not settle is cash. */
export function cashFormsOf(shift: RunningShift, { postings }: Pick<JournalEvent, 'postings'>): CashForms {
  return ({ paymentForm, currency }) =>
    !postings.some(
      (posting) =>
        posting.movement === 'settled' &&
        posting.currency === currency &&
        posting.account === drawerAccount(shift.owner, paymentForm),
    );
}

/**
 * The signed figures of an end are those that `shiftFigures` works out from the journal; its documents book the
 * differences and withdrawals it states; and what it says remains is what the drawer accounts hold.
 */
export function* verifyShiftEnd(
  shift: RunningShift,
  event: { readonly body: Ended; readonly postings: readonly Posting[]; readonly cash: CashForms },
  balanceOf: (account: string, currency: string) => number,
): Generator<Problem> {
  const { body, cash } = event;
  const flaw = (words: string): Problem => ({ flaw: 'shift_figures_differ', words: `shift ${body.number}: ${words}` });
  if (body.shiftId !== shift.started.shiftId || body.number !== shift.started.number) {
    yield flaw(`it ends as ${body.number} and began as ${shift.started.number}`);
  }
  const totals = [...shift.totals.values()];
  for (const total of totals) {
    if (!body.rows.some((row) => isSameRow(row, total))) yield flaw(`${rowName(total)} moved and has no row`);
  }
  const due = shiftFigures(figureFacts(shift, body, cash));
  for (const [index, row] of body.rows.entries()) {
    const figure = due[index];
    if (figure !== undefined && canonicalText(figure) !== canonicalText(row)) yield flaw(differing(row, figure));
    yield* documentsOff(shift, row).map(flaw);
    const account = drawerAccount(shift.owner, row.paymentForm);
    const held = balanceOf(account, row.currency);
    const remaining = cash(row) ? row.remainingMinor : 0;
    if (held !== remaining) yield flaw(`${rowName(row)} should hold ${remaining} after the end and holds ${held}`);
  }
}

function figureFacts({ started, totals }: RunningShift, { rows }: Ended, cash: CashForms): FigureFacts {
  return {
    rows: rows.map(({ paymentForm, currency }) => ({ paymentForm, currency, isCash: cash({ paymentForm, currency }) })),
    carried: started.beginning,
    totals: [...totals.values()].filter(({ movement }) => !OF_THE_END.includes(movement)),
    entered: rows,
    booksDifferences: started.parameters.differenceDocuments,
    keepInDrawer: started.parameters.keepInDrawer,
  };
}

function documentsOff({ started, totals }: RunningShift, row: FigureRow): readonly string[] {
  const at = (movement: Movement) => totals.get(`${row.paymentForm} ${row.currency} ${movement}`)?.amountMinor ?? 0;
  const difference = started.parameters.differenceDocuments ? (row.differenceMinor ?? 0) : 0;
  const off = (what: string, due: number, booked: number) =>
    due === booked ? [] : [`${rowName(row)} states a ${what} of ${due}, its documents book ${booked}`];
  return [
    ...off('difference', difference, at('difference_at_end')),
    ...off('withdrawal', row.withdrawalMinor, -at('withdrawal_at_end')),
  ];
}

function differing(row: FigureRow, due: FigureRow): string {
  const stated = Object.entries(row).find(
    ([name, value]) => canonicalText(value) !== canonicalText(due[name as keyof FigureRow]),
  );
  const [name, value] = stated ?? ['row', row];
  const figure = due[name as keyof FigureRow];
  return `${rowName(row)} states ${name} ${canonicalText(value)}, the journal makes it ${canonicalText(figure)}`;
}

function rowName({ paymentForm, currency }: RowKey): string {
  return `${paymentForm} ${currency}`;
}
