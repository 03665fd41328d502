import { createHash } from 'node:crypto';
import { atOneMoment } from '#agent/database/at-one-moment.ts';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { readTills } from '#agent/feed/read-feed.ts';
import { unheardSinceRestore } from '#agent/journal/known-restore.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { endingFigures, type KindOf } from '#agent/managers/shift-figures.ts';
import { callRoll } from '#agent/shift/call-roll.ts';
import { giveBackLease, giveLease } from '#agent/shift/ending-lease.ts';
import { readWholeShift } from '#agent/shift/whole-shift.ts';
import type { LeaseRefusal, StoreShift } from '#shared/contract/agent-shift.ts';
import type { PageEndSheet } from '#shared/contract/managers-acts.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { MASTER_KINDS } from '#shared/master-data/master-kinds.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { keepInDrawerOf } from '#shared/shift/detach-drawer.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

export type EndMeans = {
  readonly database: AgentDatabase;
  readonly now: () => string;
  /** Tells the tills of the store that there is news: they come to read it, and so are known to be there. */
  readonly tell: (store: string) => void;
};

export type LeasedPage = { readonly shift: StoreShift; readonly leaseId: string; readonly missing: readonly string[] };

/**
 * Takes the lease to end a shift for somebody at the page, and waits a moment for the tills of the shift to say that they are
 * there and have sent everything.
 */
export async function leaseForPage(
  { database, now, tell }: EndMeans,
  shiftId: string,
  { store, login, name }: Actor,
): Promise<Result<LeasedPage, ManagersRefusal>> {
  const before = await readTills(database, { store, now: now() });
  const ask = { store, till: AGENT_PLACE, shiftId, operatorId: login, operatorName: name };
  const given = await giveLease({ database, now }, ask);
  if (!given.ok) return no(leaseWords(given.refusal));
  tell(store);
  const { leaseId, shift } = given.value;
  const { missing } = await callRoll({ database, now }, { store, till: AGENT_PLACE, shift, before });
  // A till that was not heard since a restore may know of an end that is forgotten here.
  const restore = await unheardSinceRestore(database, { store, at: now() });
  return ok({ leaseId, shift, missing: [...new Set([...missing, ...(restore?.tills ?? [])])] });
}

function leaseWords(refusal: Exclude<LeaseRefusal, { readonly code: 'unknown_till' }>): ManagersRefusal {
  switch (refusal.code) {
    case 'shift_unknown':
      return { code: 'not_there', facts: {} };
    case 'shift_ended':
      return { code: 'shift_not_open', facts: {} };
    case 'leased':
      return { code: 'shift_being_ended', facts: { operator: refusal.operatorName, till: refusal.till } };
  }
}

/** What somebody at the page has to see before ending a shift. */
export async function pageEndSheet(
  means: EndMeans,
  shiftId: string,
  actor: Actor,
): Promise<Result<PageEndSheet, ManagersRefusal>> {
  const leased = await leaseForPage(means, shiftId, actor);
  if (!leased.ok) return leased;
  const { database, now } = means;
  const at = { store: actor.store, now: now() };
  const whole = await atOneMoment(database).execute((transaction) => readWholeShift(transaction, at, shiftId));
  if (whole === null) return no({ code: 'not_there', facts: {} });
  const kindOf = await formKinds(database, actor.store);
  const { parameters } = whole;
  const rows = endingFigures(whole, { kindOf, entered: [] });
  const keep = keepInDrawerOf({ isDetached: whole.status === 'detached', parameters, rows });
  return ok({
    shiftId,
    number: whole.number,
    operatorName: whole.operatorName,
    revision: revisionOf(whole),
    rows: rows.map((row) => ({
      paymentForm: row.paymentForm,
      currency: row.currency,
      isCash: row.isCash,
      endingMinor: row.endingMinor,
      keepMinor: row.isCash ? (keep.find(({ currency }) => currency === row.currency)?.amountMinor ?? null) : null,
      toleranceMinor: parameters.differenceTolerance.find((one) => isSameRow(one, row))?.amountMinor ?? 0,
      reasons: parameters.differenceReasons.find((one) => one.paymentForm === row.paymentForm)?.reasons ?? [],
    })),
    isReasonRequired: parameters.reasonRequired,
    unreported: await standingOf(means, { store: actor.store, missing: leased.value.missing }),
  });
}

async function standingOf(
  { database, now }: EndMeans,
  { store, missing }: { readonly store: string; readonly missing: readonly string[] },
): Promise<PageEndSheet['unreported']> {
  const tills = await readTills(database, { store, now: now() });
  return missing.map((till) => {
    const told = tills.find((one) => one.till === till);
    return { till, unsent: told?.unsent ?? null, lastContactAt: told?.lastContactAt ?? null };
  });
}

/** Names the figures shown: whatever any till moves in the shift makes another revision. */
export function revisionOf({ parts, status }: StoreShift): string {
  const text = JSON.stringify([status, parts.map(({ till, epoch, seq, totals }) => [till, epoch, seq, totals])]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Kinds of payment forms, as the Data Service knows them. */
export async function formKinds(database: AgentDatabase | AgentTransaction, store: string): Promise<KindOf> {
  const rows = await database
    .selectFrom('master_record')
    .select(['id', 'body'])
    .where('store', '=', store)
    .where('kind', '=', 'payment_form')
    .where('body', 'is not', null)
    .execute();
  const kinds = new Map(
    rows.map(({ id, body }) => [id, MASTER_KINDS.payment_form.parse(JSON.parse(body ?? '')).kind as string]),
  );
  return (paymentForm) => kinds.get(paymentForm) ?? paymentForm;
}

/** Gives the lease back to the store; one that another manager holds stays with them. */
export async function leavePageEnd(
  { database, now, tell }: EndMeans,
  { store, login, shiftId }: { readonly store: string; readonly login: string; readonly shiftId: string },
): Promise<void> {
  await giveBackLease({ database, now }, { store, till: AGENT_PLACE, shiftId, operatorId: login });
  tell(store);
}
