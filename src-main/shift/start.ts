import type { z } from 'zod';
import { countedAmounts, forgetCount } from '#main/counting/count-entries.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { heldBy, lastEndedShiftOf, openShiftOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { readOperators } from '#main/till/settings.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { StartSheet, startedShiftSchema, startShiftSchema } from '#shared/contract/shift.ts';
import { event } from '#shared/journal/decision.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { ok, type Result } from '#shared/result.ts';
import type { RowKey } from '#shared/shift/figures.ts';
import { cashFormOf, openingDifferences, type StartFacts, startShift } from '#shared/shift/start-shift.ts';
import type { Operator } from '#shared/till/configuration.ts';

export function startSheet(desk: Desk): Result<StartSheet, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const configuration = desk.configuration();
  const carried = carriedCash(desk, operator.value);
  const counted = countedAmounts(desk.connection, { operatorId: operator.value.id, occasion: 'start' });
  const differences = openingDifferences({ carried, counted });
  const last = lastEndedShiftOf(desk.connection, ownerOf(operator.value));
  return ok({
    businessDate: dateOf(desk.clock.now().wall),
    rows: configuration.currencies.map(({ code }) => {
      const countedMinor = counted.find(({ currency }) => currency === code)?.totalMinor ?? null;
      return {
        currency: code,
        beginningMinor: carried.find(({ currency }) => currency === code)?.amountMinor ?? 0,
        presetsMinor: [...(configuration.depositPresets.find(({ currency }) => currency === code)?.amountsMinor ?? [])],
        countedMinor,
        differenceMinor:
          countedMinor === null ? null : (differences.find(({ currency }) => currency === code)?.differenceMinor ?? 0),
      };
    }),
    lastShift:
      last?.ended_at == null
        ? null
        : { number: last.number, endedAt: last.ended_at, endedByOther: endedByOther(desk, last) },
    countRequired:
      configuration.parameters.forceCount &&
      carried.some((row) => row.amountMinor !== 0 && !counted.some(({ currency }) => currency === row.currency)),
  });
}

/** Who ended a shift when it was not its owner, whom the till then tells so. */
function endedByOther(desk: Desk, { ended_by, operator_id }: ShiftRecord): string | null {
  if (ended_by === null || ended_by === operator_id) return null;
  return readOperators(desk.connection).find(({ id }) => id === ended_by)?.name ?? ended_by;
}

type StartedShift = z.infer<typeof startedShiftSchema>;

export function start(desk: Desk, input: z.infer<typeof startShiftSchema>): Result<StartedShift, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return carryOut(desk, { call: 'shift.start', input }, () => {
    const facts = startFacts(desk, operator.value);
    const decided = startShift(facts, input.deposits);
    if (!decided.ok) return decided;
    const { shiftId, number, events } = decided.value;
    const [opening, session, ...documents] = events;
    const kept: KnownEvent[] = [opening, session].flatMap((fresh) =>
      fresh === undefined ? [] : desk.journal.append(fresh),
    );
    keepOpeningCount(desk, facts, shiftId, kept[1]?.sessionId ?? null);
    for (const document of documents) kept.push(desk.journal.append(document));
    forgetCount(desk.connection, { operatorId: operator.value.id, occasion: 'start' });
    return ok({ shiftId, number, documents: kept.flatMap(issuedDocument) });
  });
}

function startFacts(desk: Desk, operator: Operator): StartFacts {
  const configuration = desk.configuration();
  const businessDate = dateOf(desk.clock.now().wall);
  return {
    configuration,
    authority: { operator, authoriser: desk.authoriser },
    owner: ownerOf(operator),
    openShiftNumber: openShiftOf(desk.connection, ownerOf(operator))?.number ?? null,
    isAgentReachable: desk.isAgentReachable(),
    carried: carriedCash(desk, operator),
    counted: countedAmounts(desk.connection, { operatorId: operator.id, occasion: 'start' }),
    businessDate,
    newId: desk.newId,
    nextNumber: nextNumbers(desk.connection, { tillCode: configuration.tillCode, businessDate }),
  };
}

/** What was counted before the start belongs to the shift that it opens. */
function keepOpeningCount(desk: Desk, facts: StartFacts, shiftId: string, sessionId: string | null): void {
  const entries = countedAmounts(desk.connection, { operatorId: facts.authority.operator.id, occasion: 'start' });
  if (entries.length === 0) return;
  const scene = { actor: facts.authority.operator.id, shiftId, sessionId };
  desk.journal.append(event('count.confirmed', scene, { occasion: 'start', entries: [...entries] }));
}

function carriedCash(desk: Desk, operator: Operator): readonly (RowKey & { readonly amountMinor: number })[] {
  const cash = cashFormOf(desk.configuration());
  return heldBy(desk.connection, ownerOf(operator)).filter(
    ({ paymentForm, amountMinor }) => paymentForm === cash && amountMinor !== 0,
  );
}

/** A cash document as replies name it. */
export function issuedDocument(kept: KnownEvent) {
  if (kept.kind !== 'cash_document.issued') return [];
  const { number, tag, currency, amountMinor } = kept.body;
  return [{ number, tag, currency, amountMinor }];
}
