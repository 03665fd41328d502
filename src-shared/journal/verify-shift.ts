import { canonicalText } from '#shared/journal/chain.ts';
import type { EventBody, JournalEvent } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import {
  type Drawer,
  detachedDrawer,
  drawerAccount,
  type Movement,
  type Owner,
  PLACE_MOVEMENTS,
  type Posting,
  readDrawerAccount,
} from '#shared/ledger/posting.ts';
import type { OtherTill } from '#shared/shift/coverage.ts';
import { type Held, moved, shareOf, sumHeld } from '#shared/shift/detach-drawer.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { type FigureFacts, isSameRow, type MovementTotal, type RowKey, shiftFigures } from '#shared/shift/figures.ts';

type Started = EventBody<'shift.started'> | EventBody<'shift.joined'>;
type Ended = EventBody<'shift.ended'>;
/** A shift that has not ended as far as it was read: its beginning, where its money is, the running totals of its drawer. */
export type RunningShift = {
  readonly started: Started;
  readonly owner: Owner;
  readonly drawer: Drawer;
  readonly totals: Map<string, MovementTotal>;
  /** What lies in the detached drawer, as far as this journal moved it there. */
  readonly taken: readonly Held[];
};

export function runningShift(started: Started): RunningShift {
  const owner = started.owner as Owner;
  return { started, owner, drawer: owner, totals: new Map(), taken: [] };
}

/** From here on the money of the shift is booked by itself, or under its owner again. `taken`: what a detachment here moved. */
export function detached(shift: RunningShift, taken: readonly Held[]): RunningShift {
  return { ...shift, drawer: detachedDrawer(shift.started.shiftId), taken };
}

export function takenBack(shift: RunningShift): RunningShift {
  return { ...shift, drawer: shift.owner, taken: [] };
}

/**
 * A drawer is detached whole: what the shift began with, where it began here, and what it moved here, and the parts of other
 * tills that the event names. What the owner holds besides, in this journal or another, stays where it is.
 */
export function* verifyDetached(
  shift: RunningShift,
  event: { readonly body: EventBody<'shift.detached'>; readonly postings: readonly Posting[] },
): Generator<Problem> {
  const { started, owner, totals } = shift;
  const { held, others } = event.body;
  const share = shareOf({ beginning: 'homeTill' in started ? [] : started.beginning, moved: [...totals.values()] });
  const due = text(sumHeld([...share, ...others.flatMap(({ rows }) => rows)]));
  const words = `shift ${started.number}, detached: `;
  if (text(held) !== due) {
    yield {
      flaw: 'drawer_moved_in_part',
      words: `${words}it takes ${text(held)}, but ${due} is its part of the drawer`,
    };
    return;
  }
  const way = { from: owner, to: detachedDrawer(started.shiftId), movement: 'detached' } as const;
  yield* verifyPostings(event.postings, moved(held, way), words);
}

/** What a detachment took from this till's accounts comes back whole; a drawer that was detached elsewhere brings nothing. */
export function* verifyTakenBack(shift: RunningShift, postings: readonly Posting[]): Generator<Problem> {
  const { started, owner, taken } = shift;
  const way = { from: detachedDrawer(started.shiftId), to: owner, movement: 'taken_back' } as const;
  yield* verifyPostings(postings, moved(taken, way), `shift ${started.number}, taken back: `);
}

function* verifyPostings(booked: readonly Posting[], due: readonly Posting[], words: string): Generator<Problem> {
  const [is, should] = [booked, due].map((postings) => postings.map(postingText).toSorted());
  const missing = should?.find((one) => !is?.includes(one)) ?? is?.find((one) => !should?.includes(one));
  if (missing === undefined && is?.length === should?.length) return;
  yield {
    flaw: 'drawer_moved_in_part',
    words: `${words}it is to book ${should?.join(', ') || 'nothing'}, and books ${is?.join(', ') || 'nothing'}`,
  };
}

function postingText({ account, currency, amountMinor, movement }: Posting): string {
  return `${amountMinor} ${currency} on ${account} as ${movement}`;
}

/** Adds an event's drawer postings, per payment form, currency and movement. */
export function addToShift({ totals, drawer: of }: RunningShift, postings: readonly Posting[]): void {
  for (const { account, currency, movement, amountMinor } of postings) {
    const drawer = readDrawerAccount(account);
    if (drawer?.drawer !== of || PLACE_MOVEMENTS.includes(movement)) continue;
    const { paymentForm } = drawer;
    const key = `${paymentForm} ${currency} ${movement}`;
    const before = totals.get(key) ?? { paymentForm, currency, movement, amountMinor: 0, entries: 0 };
    totals.set(key, { ...before, amountMinor: before.amountMinor + amountMinor, entries: before.entries + 1 });
  }
}

/** Adds what other tills moved in the shift, as its end states it. */
export function addOthers({ totals }: RunningShift, others: readonly OtherTill[]): void {
  for (const total of others.flatMap((other) => other.totals)) {
    const key = `${total.paymentForm} ${total.currency} ${total.movement}`;
    const before = totals.get(key) ?? { ...total, amountMinor: 0, entries: 0 };
    totals.set(key, {
      ...before,
      amountMinor: before.amountMinor + total.amountMinor,
      entries: before.entries + total.entries,
    });
  }
}

/**
 * Where an owner's money lies at several tills, a shift begins with what this journal holds of it and what the start says
 * that the others hold.
 */
export function* verifySharedStart(
  started: EventBody<'shift.started'>,
  balanceOf: (account: string, currency: string) => number,
): Generator<Problem> {
  const elsewhere = started.others.flatMap(({ rows }) => rows);
  for (const row of [...started.beginning, ...elsewhere]) {
    const begun = started.beginning.find((one) => isSameRow(one, row))?.amountMinor ?? 0;
    const others = elsewhere
      .filter((one) => isSameRow(one, row))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const here = balanceOf(drawerAccount(started.owner as Owner, row.paymentForm), row.currency);
    if (begun === here + others) continue;
    const words = `shift ${started.number} begins with ${begun} ${rowName(row)}, but here lie ${here} and elsewhere ${others}`;
    yield { flaw: 'shift_begins_otherwise', words };
    return;
  }
}

/** A shift begins with what its owner's ended ones left. `left` is null where nothing ended since the last start. */
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
        posting.account === drawerAccount(shift.drawer, paymentForm),
    );
}

/**
 * The signed figures of an end are those that `shiftFigures` works out from the journal; its documents book the
 * differences and withdrawals it states; and what it says remains is what the drawer accounts hold.
 */
export function* verifyShiftEnd(
  shift: RunningShift,
  event: {
    readonly body: Ended;
    readonly postings: readonly Posting[];
    readonly cash: CashForms;
    readonly isShared: boolean;
  },
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
    const account = drawerAccount(shift.drawer, row.paymentForm);
    const held = balanceOf(account, row.currency);
    const remaining = cash(row) ? row.remainingMinor : 0;
    // Over several tills this journal holds only its own share of what remains.
    if (!event.isShared && held !== remaining)
      yield flaw(`${rowName(row)} should hold ${remaining} after the end and holds ${held}`);
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
