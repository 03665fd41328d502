import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { issueCashDocument } from '#shared/cash-document/issue.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import type { Drawer, Owner } from '#shared/ledger/posting.ts';
import { ZERO } from '#shared/money/amount.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { OtherBalance } from '#shared/shift/coverage.ts';
import { type Held, moved } from '#shared/shift/detach-drawer.ts';
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
  /** What the Agent says this owner has elsewhere; null: nothing, or nobody can say. */
  readonly elsewhere: StartedElsewhere | null;
  /** What other tills hold of the owner's money, as far as it is known here; part of `carried`. */
  readonly others: readonly OtherBalance[];
  /** What the owner's ended shifts left, in whichever drawers it lies, over all tills. */
  readonly carried: readonly Held[];
  /** What of it lies in drawers that were detached and ended since the owner's last start: taken back by this one. */
  readonly inDetached: readonly (Held & { readonly drawer: Drawer })[];
  /** Cash counted before starting; a row that was not counted is absent. */
  readonly counted: readonly (RowKey & { readonly totalMinor: number })[];
  readonly businessDate: string;
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

/** A shift of the owner that is open at another till, or is just being started there. */
export type StartedElsewhere = {
  readonly kind: 'open' | 'starting';
  readonly till: string;
  readonly number: string;
};

export type StartedShift = { readonly shiftId: string; readonly number: string; readonly events: readonly NewEvent[] };

/**
 * Starts a shift with its first session, opening differences and deposits (article "Shift work", Start of shift).
 * Checked in this order: right, already open, open or being started elsewhere, offline right, deposits, forced count or
 * mandatory Actual Balance, right to start with a difference.
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
  if (facts.elsewhere !== null) return no(elsewhereRefusal(facts.elsewhere));
  const needed: readonly Permission[] = facts.isAgentReachable
    ? ['start_shift']
    : ['start_shift', 'start_shift_offline'];
  const offline = permit(authority, ...needed);
  if (!offline.ok) return no(offlineRefusal(offline.refusal));
  const orders = [];
  for (const { currency, amount } of deposits) {
    const known = configuration.currencies.find(({ code }) => code === currency);
    if (known === undefined) return no({ code: 'payment_form_unknown' });
    const parsed = parseAmount(amount, known.minorDigits);
    if (!parsed.ok) return parsed;
    orders.push({ currency, amountMinor: parsed.value });
  }
  if (isStartCountMissing(facts)) return no({ code: 'count_required' });
  const permitted = asksForDifference(facts) ? permit(authority, ...needed, 'start_with_difference') : offline;
  if (!permitted.ok) return permitted;

  const cash = cashFormOf(configuration);
  const shiftId = facts.newId();
  const sessionId = facts.newId();
  const number = facts.nextNumber('SH');
  const scene = { actor: operator.id, shiftId, sessionId, ...permitted.value };
  const money = { drawer: facts.owner, paymentForm: cash, description: '', handledBy: operator.id };
  const means = { newId: facts.newId, nextNumber: facts.nextNumber };
  const opening = event(
    'shift.started',
    scene,
    {
      shiftId,
      number,
      owner: facts.owner,
      operatorId: operator.id,
      operatorName: operator.name,
      businessDate: facts.businessDate,
      beginning: facts.carried.map(({ paymentForm, currency, amountMinor }) => ({
        paymentForm,
        currency,
        amountMinor,
      })),
      parameters: configuration.parameters,
      isOffline: !facts.isAgentReachable,
      others: [...facts.others],
    },
    facts.inDetached.flatMap(({ drawer, ...held }) =>
      moved([held], { from: drawer, to: facts.owner, movement: 'taken_back' }),
    ),
  );
  const differences = configuration.parameters.differenceDocumentsAtStart
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

function elsewhereRefusal({ kind, till, number }: StartedElsewhere): Refusal {
  return kind === 'open'
    ? { code: 'shift_open_elsewhere', facts: { till, number } }
    : { code: 'shift_starting_elsewhere', facts: { till } };
}

/** The article's own message instead of the general one; who was asked to authorise is still named. */
function offlineRefusal(refusal: Refusal): Refusal {
  return refusal.code === 'not_permitted' ? { ...refusal, code: 'offline_start_not_permitted' } : refusal;
}

/**
 * Whether something has to be counted or typed before the start. Forced counting: money expected in a currency that nobody
 * counted (decision table 2.3 of the domain reference). A mandatory Actual Balance: any currency left open (1.2).
 */
export function isStartCountMissing({
  configuration,
  carried,
  counted,
}: Pick<StartFacts, 'carried' | 'counted'> & {
  readonly configuration: Pick<Configuration, 'parameters' | 'currencies'>;
}): boolean {
  const { parameters, currencies } = configuration;
  if (
    parameters.actualBalanceMandatory &&
    currencies.some(({ code }) => !counted.some(({ currency }) => currency === code))
  )
    return true;
  return (
    parameters.forceCount &&
    carried.some((row) => row.amountMinor !== 0 && !counted.some((entry) => isSameRow(entry, row)))
  );
}

/**
 * Opening with a difference is a right of its own (domain reference 1.2). A blind count books it without asking: the
 * question would tell whoever counts whether the count fits.
 */
function asksForDifference(facts: StartFacts): boolean {
  return !facts.configuration.parameters.blindCount && openingDifferences(facts).length > 0;
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
