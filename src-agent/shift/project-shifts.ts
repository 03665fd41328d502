import type { AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { projectHanded, projectReceived } from '#agent/parked/project-move.ts';
import { ShiftSums, slices } from '#agent/shift/sums.ts';
import { projectTransfer } from '#agent/transfer/project-transfer.ts';
import { type EventBody, type JournalEvent, type KnownEvent, readableEvent } from '#shared/journal/event.ts';
import { chequesOfSale } from '#shared/sale/cheques-of-sale.ts';

type Received = { readonly store: string; readonly receivedAt: string };

/**
 * Writes what events mean for shifts, sessions, transfers and parked documents, in the transaction that stores them. Each event writes its own rows or
 * adds to sums, so journals may arrive in any order, and a rebuild comes out the same. Answers which shifts changed.
 */
export async function projectShifts(
  transaction: AgentTransaction,
  { store, receivedAt }: Received,
  events: readonly JournalEvent[],
): Promise<ReadonlySet<string>> {
  const sums = new ShiftSums(store);
  const changed = new Set<string>();
  for (const event of events) {
    const known = readableEvent(event);
    sums.add(event, known);
    if (known === null) continue;
    for (const shiftId of await project(transaction, { store, receivedAt }, known)) changed.add(shiftId);
  }
  await sums.keep(transaction);
  return new Set([...changed, ...sums.shiftIds]);
}

/** Which shifts an event is news for beyond the one it names. */
async function project(transaction: AgentTransaction, at: Received, event: KnownEvent): Promise<readonly string[]> {
  const { store } = at;
  switch (event.kind) {
    case 'shift.started':
      await insertShift(transaction, store, { ...event.body, homeTill: event.till, startedAt: event.wallAt });
      await transaction
        .deleteFrom('start_grant')
        .where('store', '=', store)
        .where('owner', '=', event.body.owner)
        .where('till', '=', event.till)
        .execute();
      return [event.body.shiftId];
    case 'shift.joined':
      await insertShift(transaction, store, event.body);
      return [event.body.shiftId];
    case 'shift.attached':
      await transaction
        .updateTable('shift')
        .set({ attached_to: event.body.into })
        .where('store', '=', store)
        .where('shift_id', '=', event.body.shiftId)
        .execute();
      return [event.body.shiftId, event.body.into];
    case 'session.opened':
      await transaction
        .insertInto('session')
        .values({
          store,
          session_id: event.body.sessionId,
          shift_id: event.shiftId ?? '',
          till: event.till,
          operator_id: event.body.operatorId,
          opened_at: event.wallAt,
          closed_at: null,
        })
        .onConflict((conflict) => conflict.columns(['store', 'session_id']).doNothing())
        .execute();
      return [];
    case 'session.closed':
      await transaction
        .updateTable('session')
        .set({ closed_at: event.wallAt })
        .where('store', '=', store)
        .where('session_id', '=', event.body.sessionId)
        .where('till', '=', event.till)
        .execute();
      return [];
    case 'session.closed_elsewhere':
      await transaction
        .insertInto('session_closing')
        .values({
          ...placeOf(store, event),
          session_id: event.body.sessionId,
          closed_by: event.actor ?? '',
          reason: event.body.reason,
          closed_at: event.wallAt,
        })
        .execute();
      return [];
    case 'cash_document.issued':
      await projectTransfer(transaction, store, event);
      return [];
    case 'sale.completed':
      await insertCheques(transaction, store, event);
      return [];
    case 'sale.parked_handed':
      await projectHanded(transaction, store, event);
      return [];
    case 'sale.parked_received':
      await projectReceived(transaction, store, event);
      return [];
    case 'shift.detached':
    case 'shift.taken_back':
      await transaction
        .insertInto('shift_place')
        .values({
          ...placeOf(store, event),
          shift_id: event.body.shiftId,
          is_detached: event.kind === 'shift.detached' ? 1 : 0,
        })
        .execute();
      return [event.body.shiftId];
    case 'journal.epoch_began':
      return await shiftsOf(transaction, { store, till: event.till });
    case 'shift.ended':
      await insertEnd(transaction, at, event);
      return [event.body.shiftId];
    default:
      return [];
  }
}

/** Shifts that a till takes part in: what it moved in them is told in parts once its journal has several epochs. */
async function shiftsOf(transaction: AgentTransaction, { store, till }: TillKey): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('shift_reach')
    .select('shift_id')
    .distinct()
    .where('store', '=', store)
    .where('till', '=', till)
    .execute();
  return rows.map(({ shift_id }) => shift_id);
}

async function insertShift(
  transaction: AgentTransaction,
  store: string,
  facts: Omit<EventBody<'shift.joined'>, 'detachedAt'>,
): Promise<void> {
  await transaction
    .insertInto('shift')
    .values({
      store,
      shift_id: facts.shiftId,
      number: facts.number,
      owner: facts.owner,
      operator_id: facts.operatorId,
      operator_name: facts.operatorName,
      home_till: facts.homeTill,
      business_date: facts.businessDate,
      started_at: facts.startedAt,
      is_offline: facts.isOffline ? 1 : 0,
      beginning: JSON.stringify(facts.beginning),
      parameters: JSON.stringify(facts.parameters),
      attached_to: null,
    })
    .onConflict((conflict) => conflict.columns(['store', 'shift_id']).doNothing())
    .execute();
}

async function insertCheques(
  transaction: AgentTransaction,
  store: string,
  event: Extract<KnownEvent, { kind: 'sale.completed' }>,
): Promise<void> {
  const rows = chequesOfSale(event.body).map((cheque, place) => ({
    ...placeOf(store, event),
    shift_id: event.shiftId ?? '',
    place,
    cheque_id: cheque.id,
    payment_form: cheque.paymentForm,
    currency: cheque.currency,
    number: cheque.number,
    bank: cheque.bank,
    amount_minor: cheque.amountMinor,
    document_number: cheque.documentNumber,
  }));
  for (const some of slices(rows))
    await transaction
      .insertInto('shift_cheque')
      .values([...some])
      .execute();
}

async function insertEnd(
  transaction: AgentTransaction,
  { store, receivedAt }: Received,
  event: Extract<KnownEvent, { kind: 'shift.ended' }>,
): Promise<void> {
  const { shiftId, reportNumber, endedBy, rows, covers, leaseId } = event.body;
  await transaction
    .insertInto('shift_end')
    .values({
      ...placeOf(store, event),
      shift_id: shiftId,
      received_at: receivedAt,
      is_leased: (await wasLeased(transaction, { store, shiftId, leaseId })) ? 1 : 0,
      report_number: reportNumber,
      ended_by: endedBy,
      ended_at: event.wallAt,
      figures: JSON.stringify(rows),
      covers: JSON.stringify(covers),
    })
    .execute();
  await transaction
    .deleteFrom('ending_lease')
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .where('till', '=', event.till)
    .execute();
}

async function wasLeased(
  transaction: AgentTransaction,
  end: { readonly store: string; readonly shiftId: string; readonly leaseId: string | null },
): Promise<boolean> {
  if (end.leaseId === null) return false;
  const row = await transaction
    .selectFrom('given_lease')
    .select('lease_id')
    .where('store', '=', end.store)
    .where('lease_id', '=', end.leaseId)
    .where('shift_id', '=', end.shiftId)
    .executeTakeFirst();
  return row !== undefined;
}

function placeOf(store: string, { till, epoch, seq }: KnownEvent) {
  return { store, till, epoch, seq };
}
