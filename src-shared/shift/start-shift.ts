import { type Authority, permit } from '#shared/access/authority.ts';
import { issueCashDocument } from '#shared/cash-document/issue.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { ZERO } from '#shared/money/amount.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { RowKey } from '#shared/shift/figures.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { Series } from '#shared/till/number.ts';

export type StartFacts = {
  readonly configuration: Configuration;
  readonly authority: Authority;
  readonly owner: Owner;
  readonly openShiftNumber: string | null;
  /** The Agent answers, so that it can say whether this operator has a shift open elsewhere. */
  readonly isAgentReachable: boolean;
  /** What the owner's drawer accounts hold. */
  readonly carried: readonly (RowKey & { readonly amountMinor: number })[];
  /** Cash counted before starting; a row that was not counted is absent. */
  readonly counted: readonly (RowKey & { readonly totalMinor: number })[];
  readonly businessDate: string;
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

export type StartedShift = { readonly shiftId: string; readonly number: string; readonly events: readonly NewEvent[] };

/**
 * Starts a shift with its first session, opening differences and deposits (article "Shift work", Start of shift).
 * Checked in this order: right, already open, offline right, deposits, forced count.
 */
export function startShift(
  facts: StartFacts,
  deposits: readonly { readonly currency: string; readonly amount: string }[],
): Result<StartedShift, Refusal> {
  const { authority, configuration } = facts;
  const { operator } = authority;
  const started = permit(authority, 'start_shift');
  if (!started.ok) return started;
  if (facts.openShiftNumber !== null)
    return no({ code: 'shift_already_open', facts: { number: facts.openShiftNumber } });
  const offline = facts.isAgentReachable ? started : permit(authority, 'start_shift', 'start_shift_offline');
  if (!offline.ok) return no(offlineRefusal(offline.refusal));
  const orders = [];
  for (const { currency, amount } of deposits) {
    const known = configuration.currencies.find(({ code }) => code === currency);
    if (known === undefined) return no({ code: 'payment_form_unknown' });
    const parsed = parseAmount(amount, known.minorDigits);
    if (!parsed.ok) return parsed;
    orders.push({ currency, amountMinor: parsed.value });
  }
  if (configuration.parameters.forceCount && isCountMissing(facts)) return no({ code: 'count_required' });

  const cash = cashFormOf(configuration);
  const shiftId = facts.newId();
  const sessionId = facts.newId();
  const number = facts.nextNumber('SH');
  const scene = { actor: operator.id, shiftId, sessionId, authorisedBy: offline.value.authorisedBy };
  const money = { owner: facts.owner, paymentForm: cash, description: '', handledBy: operator.id };
  const means = { newId: facts.newId, nextNumber: facts.nextNumber };
  const opening = event('shift.started', scene, {
    shiftId,
    number,
    owner: facts.owner,
    operatorId: operator.id,
    operatorName: operator.name,
    businessDate: facts.businessDate,
    beginning: facts.carried.map(({ paymentForm, currency, amountMinor }) => ({ paymentForm, currency, amountMinor })),
    parameters: configuration.parameters,
    isOffline: !facts.isAgentReachable,
  });
  const differences = configuration.parameters.differenceDocuments
    ? openingDifferences(facts).map(({ currency, differenceMinor }) =>
        issueCashDocument(
          { ...money, tag: '[!] Difference at the start of day', currency, intoDrawerMinor: differenceMinor },
          scene,
          means,
        ),
      )
    : [];
  const paidIn = orders
    .filter(({ amountMinor }) => amountMinor > ZERO)
    .map(({ currency, amountMinor }) =>
      issueCashDocument(
        { ...money, tag: 'Deposit at the start of day', currency, intoDrawerMinor: amountMinor },
        scene,
        means,
      ),
    );
  const session = event('session.opened', scene, { sessionId, operatorId: operator.id });
  return ok({ shiftId, number, events: [opening, session, ...differences, ...paidIn] });
}

/** The article's own message instead of the general one; who was asked to authorise is still named. */
function offlineRefusal(refusal: Refusal): Refusal {
  return refusal.code === 'not_permitted' ? { ...refusal, code: 'offline_start_not_permitted' } : refusal;
}

/** Forced counting, decision table 2.3 of the domain reference: money expected in a currency that nobody counted. */
function isCountMissing({ carried, counted }: StartFacts): boolean {
  return carried.some((row) => row.amountMinor !== 0 && !counted.some((entry) => isSameRow(entry, row)));
}

export function openingDifferences(
  facts: Pick<StartFacts, 'carried' | 'counted'>,
): readonly { readonly currency: string; readonly differenceMinor: number }[] {
  return facts.counted
    .map((entry) => ({
      currency: entry.currency,
      differenceMinor: entry.totalMinor - (facts.carried.find((row) => isSameRow(row, entry))?.amountMinor ?? 0),
    }))
    .filter(({ differenceMinor }) => differenceMinor !== 0);
}

/** The payment form that is counted by denominations and carries over. */
export function cashFormOf(configuration: Pick<Configuration, 'paymentForms'>): string {
  const cash = configuration.paymentForms.find(({ kind }) => kind === 'cash');
  if (cash === undefined) throw new Error('Broken rule: a till has a payment form of kind cash');
  return cash.id;
}
