import { randomUUID } from 'node:crypto';
import { lockFeed } from '#agent/feed/store-feed.ts';
import { lastOwnNumbers, type OwnJournal, openOwnJournal, writeOwn } from '#agent/journal/own-journal.ts';
import { readShift } from '#agent/shift/store-shifts.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import { detachedDrawer, type Owner, type Posting, postingSchema } from '#shared/ledger/posting.ts';
import { reverseEnd } from '#shared/shift/reverse-end.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { numbersAfter } from '#shared/till/number.ts';

/**
 * Takes the Agent's own ends back that do not count, as tills do with theirs: a shift was ended on the page, the Agent was put
 * back from a backup, and it was ended there once more before a till told of the first end.
 */
export async function reverseOwnEnds(journal: OwnJournal): Promise<void> {
  const { transaction, store, at } = journal;
  await lockFeed(transaction, { store, now: at });
  for (const shiftId of await endedTwice(journal)) {
    const shift = await readShift(transaction, { store, now: at }, shiftId);
    if (shift !== null) await reverseDisplaced(journal, shift);
  }
}

async function endedTwice({ transaction, store }: OwnJournal): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('shift_end')
    .select('shift_id')
    .where('store', '=', store)
    .where('shift_id', 'in', (own) =>
      own.selectFrom('shift_end').select('shift_id').where('store', '=', store).where('till', '=', AGENT_PLACE),
    )
    .groupBy('shift_id')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .orderBy('shift_id')
    .execute();
  return rows.map(({ shift_id }) => shift_id);
}

async function reverseDisplaced(journal: OwnJournal, shift: StoreShift): Promise<void> {
  const reversed = (await bodiesOf(journal, { kind: 'shift.end_reversed', shiftId: shift.id })).map(
    (body) => EVENT_BODIES['shift.end_reversed'].parse(body).reportNumber,
  );
  for (const { till, epoch, seq, reportNumber } of shift.displaced) {
    const done = reversed.indexOf(reportNumber);
    // Ends of two branches may bear one number: each needs a reversal of its own.
    if (done !== -1) reversed.splice(done, 1);
    else if (till === AGENT_PLACE) await reverse(journal, shift, { epoch, seq, reportNumber });
  }
}

async function reverse(
  journal: OwnJournal,
  shift: StoreShift,
  { epoch, seq, reportNumber }: { readonly epoch: number; readonly seq: number; readonly reportNumber: string },
): Promise<void> {
  const { id, number, end, owner, detachedAt, businessDate } = shift;
  if (end === null) return;
  const own = await openOwnJournal(journal);
  const documents = await bodiesOf(journal, { kind: 'cash_document.issued', shiftId: id, epoch });
  const scope = { tillCode: AGENT_PLACE, epoch: own.epoch, year: Number(businessDate.slice(0, 4)) };
  const decided = reverseEnd(
    {
      shift: { id, number, drawer: detachedAt === null ? (owner as Owner) : detachedDrawer(id) },
      reportNumber,
      documents: documents.map((body) => EVENT_BODIES['cash_document.issued'].parse(body)),
      postings: await postingsOf(journal, { epoch, seq }),
      counts: { till: end.till, reportNumber: end.reportNumber, endedBy: end.endedBy, endedAt: end.endedAt },
    },
    { newId: randomUUID, nextNumber: numbersAfter(await lastOwnNumbers(journal), scope) },
  );
  await writeOwn(journal, decided);
}

async function bodiesOf(
  { transaction, store }: OwnJournal,
  { kind, shiftId, epoch }: { readonly kind: string; readonly shiftId: string; readonly epoch?: number },
): Promise<readonly unknown[]> {
  let found = transaction
    .selectFrom('journal_event')
    .select('body')
    .where('store', '=', store)
    .where('till', '=', AGENT_PLACE)
    .where('kind', '=', kind)
    .where('shift_id', '=', shiftId);
  if (epoch !== undefined) found = found.where('epoch', '=', epoch);
  const rows = await found.orderBy('epoch').orderBy('seq').execute();
  return rows.map(({ body }): unknown => JSON.parse(body));
}

async function postingsOf(
  { transaction, store }: OwnJournal,
  { epoch, seq }: { readonly epoch: number; readonly seq: number },
): Promise<readonly Posting[]> {
  const { postings } = await transaction
    .selectFrom('journal_event')
    .select('postings')
    .where('store', '=', store)
    .where('till', '=', AGENT_PLACE)
    .where('epoch', '=', epoch)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return postingSchema.array().parse(JSON.parse(postings));
}
