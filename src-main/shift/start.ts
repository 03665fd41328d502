import type { z } from 'zod';
import { countedAmounts, forgetCount } from '#main/counting/count-entries.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { carriedCash } from '#main/shift/carried.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { openShiftOf, ownShift } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { startSheet } from '#main/shift/start-sheet.ts';
import { keepMoney, pulledBalances, pulledLeft } from '#main/store/pulled-facts.ts';
import type { StoreLine } from '#main/store/store-line.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { startedShiftSchema, startShiftSchema } from '#shared/contract/start-of-shift.ts';
import { event } from '#shared/journal/decision.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { cashFormOf, type StartFacts, startShift } from '#shared/shift/start-shift.ts';
import type { Operator } from '#shared/till/configuration.ts';

type StartedShift = z.infer<typeof startedShiftSchema>;

/** Starts a shift, when the Agent grants it or nobody answers in time to say that one is open elsewhere. */
export async function start(
  desk: Desk,
  input: z.infer<typeof startShiftSchema>,
): Promise<Result<StartedShift, Refusal>> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const owner = ownerOf(desk, operator.value);
  const asked = await desk.store().askStart(owner);
  const started = carryOut(desk, { call: 'shift.start', input }, (): Result<StartedShift, Refusal> => {
    if (desk.seat.operator?.id !== operator.value.id) return no({ code: 'nobody_logged_on' });
    if (asked?.ok === true && asked.value.answer === 'granted') {
      keepMoney(desk.connection, { owner, journal: desk.journal }, asked.value);
    }
    const facts = startFacts(desk, operator.value, asked);
    const decided = startShift(facts, input.deposits);
    if (!decided.ok) return decided;
    const shown = startSheet(desk);
    if (!shown.ok) return shown;
    const { shiftId, number, events } = decided.value;
    const [opening, session, ...documents] = events;
    const kept: KnownEvent[] = [opening, session].flatMap((fresh) =>
      fresh === undefined ? [] : desk.journal.append(fresh),
    );
    keepOpeningCount(desk, facts, shiftId, kept[1]?.sessionId ?? null);
    for (const document of documents) kept.push(desk.journal.append(document));
    forgetCount(desk.connection, { drawer: facts.owner, occasion: 'start' });
    return ok({ shiftId, number, documents: kept.flatMap(issuedDocument) });
  });
  // A start that was refused here must not stand in the way of one at another till.
  if (!started.ok && asked?.ok === true) await desk.store().leaveStart(owner);
  return started;
}

type StartAsked = Awaited<ReturnType<StoreLine['askStart']>>;

function startFacts(desk: Desk, operator: Operator, asked: StartAsked): StartFacts {
  const configuration = desk.configuration();
  const businessDate = dateOf(desk.clock.now().wall);
  const owner = ownerOf(desk, operator);
  const cash = cashFormOf(configuration);
  return {
    configuration,
    authority: { operator, authoriser: desk.authoriser },
    owner,
    openShiftNumber: openShiftOf(desk.connection, owner)?.number ?? null,
    isAgentReachable: asked !== null,
    elsewhere: elsewhereOf(desk, asked),
    others: [...pulledBalances(desk.connection, owner), ...pulledLeft(desk.connection, owner)]
      .map(({ rows, ...coverage }) => ({ ...coverage, rows: rows.filter((row) => row.paymentForm === cash) }))
      .filter(({ rows }) => rows.length > 0),
    ...carriedCash(desk, owner),
    counted: countedAmounts(desk.connection, { drawer: owner, occasion: 'start' }),
    businessDate,
    newId: desk.newId,
    nextNumber: nextNumbers(desk.connection, { tillCode: configuration.tillCode, businessDate }),
  };
}

/** A shift that this till has ended is over, though the Agent may not have heard of it yet. */
function elsewhereOf(desk: Desk, asked: StartAsked): StartFacts['elsewhere'] {
  if (asked === null) return null;
  if (!asked.ok) {
    return asked.refusal.code === 'granted_elsewhere'
      ? { kind: 'starting', till: asked.refusal.till, number: '' }
      : null;
  }
  if (asked.value.answer === 'granted') return null;
  const { id, homeTill, number } = asked.value.shift;
  if (ownShift(desk.connection, id)?.status === 'closed') return null;
  return { kind: 'open', till: homeTill, number };
}

/** What was counted before the start belongs to the shift that it opens. */
function keepOpeningCount(desk: Desk, facts: StartFacts, shiftId: string, sessionId: string | null): void {
  const entries = countedAmounts(desk.connection, { drawer: facts.owner, occasion: 'start' });
  if (entries.length === 0) return;
  const scene = { actor: facts.authority.operator.id, shiftId, sessionId };
  desk.journal.append(event('count.confirmed', scene, { occasion: 'start', entries: [...entries], cheques: [] }));
}

/** A cash document as replies name it. */
export function issuedDocument(kept: KnownEvent) {
  if (kept.kind !== 'cash_document.issued') return [];
  const { number, tag, currency, amountMinor } = kept.body;
  return [{ number, tag, currency, amountMinor }];
}
