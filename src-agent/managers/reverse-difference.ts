import { randomUUID } from 'node:crypto';
import { lockFeed } from '#agent/feed/store-feed.ts';
import { lastOwnNumbers, openOwnJournal, writeOwn } from '#agent/journal/own-journal.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import { type EndMeans, formKinds } from '#agent/managers/end-sheet.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { pageRefusal } from '#agent/managers/page-refusal.ts';
import { revisedRows } from '#agent/managers/shift-figures.ts';
import { readWholeShift } from '#agent/shift/whole-shift.ts';
import { issueCashDocument } from '#shared/cash-document/issue.ts';
import type { ReversePageDifference } from '#shared/contract/managers-acts.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { speaker } from '#shared/language/words.ts';
import { detachedDrawer, type Owner } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { numbersAfter } from '#shared/till/number.ts';

/**
 * Takes back what late documents explain of a difference, for ends that were made on the page: whoever booked a difference
 * takes it back, and nobody else. Checked in this order: shift known, ended here, something to reverse.
 */
export async function reverseOnPage(
  means: EndMeans & { readonly key: AgentKey },
  { shiftId, paymentForm, currency, language }: ReversePageDifference,
  actor: Actor,
): Promise<Result<{ readonly number: string }, ManagersRefusal>> {
  const { store } = actor;
  const reversed = await means.database.transaction().execute(async (transaction) => {
    const journal = { transaction, store, at: means.now(), key: means.key };
    const { epoch } = await openOwnJournal(journal);
    await lockFeed(transaction, { store, now: journal.at });
    const shift = await readWholeShift(transaction, { store, now: journal.at }, shiftId);
    if (shift === null || shift.end === null) return no({ code: 'not_there' as const, facts: {} });
    const { number, end } = shift;
    if (end.till !== AGENT_PLACE)
      return no(pageRefusal({ code: 'reversed_at_ending_till', facts: { number, till: end.till } }));
    const row = revisedRows(shift, await formKinds(transaction, store)).find((one) =>
      isSameRow(one, { paymentForm, currency }),
    );
    if (row === undefined || row.proposedMinor === 0) return no(pageRefusal({ code: 'nothing_to_reverse' }));
    const scope = { tillCode: AGENT_PLACE, epoch, year: Number(shift.businessDate.slice(0, 4)) };
    const nextNumber = numbersAfter(await lastOwnNumbers(journal), scope);
    const words = speaker(language).t('explained_by_late_documents', { ns: 'till', number });
    const document = issueCashDocument(
      {
        tag: '[!] Difference at the end of day',
        drawer: shift.detachedAt === null ? (shift.owner as Owner) : detachedDrawer(shift.id),
        paymentForm,
        currency,
        intoDrawerMinor: row.proposedMinor,
        description: `[!] ${words}`,
        handledBy: actor.name,
      },
      { actor: actor.name, shiftId, sessionId: null },
      { newId: randomUUID, nextNumber },
    );
    await writeOwn(journal, [document]);
    const issued = document.kind === 'cash_document.issued' ? document.body.number : '';
    const detail = { document: issued, paymentForm, currency, amountMinor: row.proposedMinor };
    await writeAct(transaction, { ...actor, act: 'difference_reversed', subject: number, detail });
    return ok({ number: issued });
  });
  means.tell(store);
  return reversed;
}
