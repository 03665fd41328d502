import { randomUUID } from 'node:crypto';
import type { AgentTransaction } from '#agent/database/tables.ts';
import { lockFeed } from '#agent/feed/store-feed.ts';
import { readHead } from '#agent/journal/held-journal.ts';
import { lastOwnNumbers, type OwnJournal, openOwnJournal, writeOwn } from '#agent/journal/own-journal.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import { type EndMeans, formKinds, type LeasedPage, leaseForPage, revisionOf } from '#agent/managers/end-sheet.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { pageRefusal } from '#agent/managers/page-refusal.ts';
import { endingFigures } from '#agent/managers/shift-figures.ts';
import { readWholeShift } from '#agent/shift/whole-shift.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import type { EndPageShift } from '#shared/contract/managers-acts.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { type Drawer, detachedDrawer, type Owner, PLACE_MOVEMENTS, readDrawerAccount } from '#shared/ledger/posting.ts';
import { END_RIGHTS } from '#shared/managers/manager-role.ts';
import { minorDigitsOf } from '#shared/money/minor-digits.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Coverage, OtherTill } from '#shared/shift/coverage.ts';
import { type EndingRow, endShift } from '#shared/shift/end-shift.ts';
import { type FigureFacts, isSameRow } from '#shared/shift/figures.ts';
import { joined } from '#shared/shift/join-shift.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { numbersAfter } from '#shared/till/number.ts';

type Ended = Result<{ readonly reportNumber: string }, ManagersRefusal>;

/**
 * Ends a shift from the page, as another operator ends it at another till: under the lease, with what was counted, by the
 * decision that tills take. It is written into the Agent's own journal; tills that are there close their sessions when they
 * hear of it, and for those that are not the manager answers with a reason. What they sold meanwhile still arrives.
 */
export async function endShiftOnPage(
  means: EndMeans & { readonly key: AgentKey },
  input: EndPageShift,
  actor: Actor,
): Promise<Ended> {
  const leased = await leaseForPage(means, input.shiftId, actor);
  if (!leased.ok) return leased;
  const ended = await means.database.transaction().execute(async (transaction) => {
    const journal = { transaction, store: actor.store, at: means.now(), key: means.key };
    const own = await openOwnJournal(journal);
    await lockFeed(transaction, { store: actor.store, now: journal.at });
    const at = { store: actor.store, now: journal.at };
    const shift = await readWholeShift(transaction, at, input.shiftId);
    if (shift === null) return no({ code: 'not_there' as const, facts: {} });
    if (shift.status !== 'open' && shift.status !== 'detached') return no(pageRefusal({ code: 'shift_not_open' }));
    const rows = await rowsAsEntered(transaction, shift, { input, store: actor.store });
    if (!rows.ok) return rows;
    const { seq } = await readHead(transaction, own);
    const covered = { till: AGENT_PLACE, epoch: own.epoch, seq };
    const decided = await decide(journal, { shift, rows: rows.value, input, actor, leased: leased.value, covered });
    if (!decided.ok) return no(pageRefusal(decided.refusal));
    // Known to the Agent's journal first, as at any till where nobody worked in it.
    await writeOwn(journal, [joined(shift, actor.name), ...decided.value.events]);
    await answerFor(transaction, { shift, input, actor, missing: leased.value.missing });
    const { reportNumber } = decided.value;
    await writeAct(transaction, {
      ...actor,
      act: 'shift_ended',
      subject: shift.number,
      detail: { reportNumber, reason: input.reason, operator: shift.operatorName, entries: input.entries },
    });
    return ok({ reportNumber });
  });
  means.tell(actor.store);
  return ended;
}

/** Reads what was typed. Checked in this order, row by row: form, actual balance, withdrawal. */
async function rowsAsEntered(
  transaction: AgentTransaction,
  shift: StoreShift,
  { input, store }: { readonly input: EndPageShift; readonly store: string },
): Promise<Result<readonly EndingRow[], ManagersRefusal>> {
  const kindOf = await formKinds(transaction, store);
  const untouched = endingFigures(shift, { kindOf, entered: [] });
  const entered: FigureFacts['entered'][number][] = [];
  for (const entry of input.entries) {
    const { paymentForm, currency } = entry;
    if (!untouched.some((row) => isSameRow(row, entry))) return no(pageRefusal({ code: 'payment_form_unknown' }));
    const actual = read(entry.actual, currency);
    if (!actual.ok) return no(pageRefusal(actual.refusal));
    const withdrawal = read(entry.withdrawal, currency);
    if (!withdrawal.ok) return no(pageRefusal(withdrawal.refusal));
    entered.push({ paymentForm, currency, actualMinor: actual.value, withdrawalMinor: withdrawal.value });
  }
  const reasonOf = (row: Pick<EndingRow, 'paymentForm' | 'currency'>) =>
    input.entries.find((entry) => isSameRow(entry, row))?.reason.replaceAll(/\s+/g, ' ') ?? '';
  return ok(endingFigures(shift, { kindOf, entered }).map((row) => ({ ...row, reason: reasonOf(row) })));
}

function read(text: string, currency: string) {
  return text === '' ? ok(null) : parseAmount(text, minorDigitsOf(currency));
}

async function decide(
  journal: OwnJournal,
  facts: {
    readonly shift: StoreShift;
    readonly rows: readonly EndingRow[];
    readonly input: EndPageShift;
    readonly actor: Actor;
    readonly leased: LeasedPage;
    /** How far the Agent's own journal goes. */
    readonly covered: Coverage;
  },
) {
  const { shift, rows, input, actor, leased, covered } = facts;
  const others = otherTills(shift);
  const covers = others.map(({ till, epoch, seq: covered }) => ({ till, epoch, seq: covered }));
  const scope = { tillCode: AGENT_PLACE, epoch: covered.epoch, year: Number(shift.businessDate.slice(0, 4)) };
  return endShift({
    authority: {
      operator: { id: actor.name, name: actor.name, role: 'manager', permissions: [...END_RIGHTS], maxDiscount: '0' },
      authoriser: null,
    },
    permission: 'end_other_shift',
    shift: { id: shift.id, number: shift.number, drawer: drawerOf(shift) },
    // Each till closes its own sessions when it hears of the end.
    openSessionIds: [],
    parameters: shift.parameters,
    rows,
    // A half-typed document lies at its till, which finishes it before it takes the end over.
    openDocument: null,
    hasCardPayments: false,
    isCardPaymentRunning: false,
    discardDocument: false,
    // Parked documents lie at their tills too, as for whoever ends a shift at another till.
    parkedByCashiers: 0,
    isConfirmed: input.isConfirmed,
    isCountConfirmed: false,
    shownRevision: input.revision,
    revision: revisionOf(shift),
    covers: [covered, ...covers],
    others,
    unreportedTills: leased.missing,
    isUnreportedConfirmed: input.isUnreportedConfirmed,
    leaseId: leased.leaseId,
    reason: input.reason,
    newId: randomUUID,
    nextNumber: numbersAfter(await lastOwnNumbers(journal), scope),
  });
}

function drawerOf({ id, owner, status }: StoreShift): Drawer {
  return status === 'detached' ? detachedDrawer(id) : (owner as Owner);
}

/** What the tills moved in the shift's drawer, as far as their journals are held; the Agent itself has moved nothing. */
function otherTills(shift: StoreShift): readonly OtherTill[] {
  const drawers: readonly Drawer[] = [shift.owner as Owner, detachedDrawer(shift.id)];
  const others = new Map<string, OtherTill>();
  for (const { till, epoch, seq, totals } of shift.parts) {
    const key = `${till} ${epoch}`;
    const before = others.get(key);
    const moved = totals.flatMap(({ account, ...total }) => {
      const drawer = readDrawerAccount(account);
      if (drawer === null || !drawers.includes(drawer.drawer) || PLACE_MOVEMENTS.includes(total.movement)) return [];
      return [{ ...total, paymentForm: drawer.paymentForm }];
    });
    others.set(key, {
      till,
      epoch,
      seq: Math.max(seq, before?.seq ?? 0),
      totals: [...(before?.totals ?? []), ...moved],
    });
  }
  return [...others.values()];
}

/** For tills that nobody can reach the manager answers: their sessions count as closed, with the reason of the end. */
async function answerFor(
  transaction: AgentTransaction,
  {
    shift,
    input,
    actor,
    missing,
  }: {
    readonly shift: StoreShift;
    readonly input: EndPageShift;
    readonly actor: Actor;
    readonly missing: readonly string[];
  },
): Promise<void> {
  const { store, login, name, at } = actor;
  const rows = shift.sessions
    .filter(({ till, status }) => status === 'open' && missing.includes(till))
    .map(({ id }) => ({
      store,
      session_id: id,
      closed_by: login,
      closed_by_name: name,
      reason: input.reason,
      closed_at: at,
    }));
  if (rows.length > 0) await transaction.insertInto('page_closing').values(rows).execute();
}
