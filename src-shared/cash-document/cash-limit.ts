import { z } from 'zod';
import { type Authority, type Permit, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { amountMinorSchema, currencyCodeSchema } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';
import { no, type Result } from '#shared/result.ts';

/**
 * How much cash of a currency shall lie in a drawer. `warn`: whoever confirms goes on; `authenticate`: only with the right
 * to exceed the limit, their own or lent (domain reference 4.4).
 */
export const cashLimitSchema = z.strictObject({
  currency: currencyCodeSchema,
  minimumMinor: amountMinorSchema.nullable(),
  maximumMinor: amountMinorSchema.nullable(),
  mode: z.enum(['warn', 'authenticate']),
});
export type CashLimit = z.infer<typeof cashLimitSchema>;

/** Cash of one currency in the drawer, before a movement and after it. */
export type CashMove = {
  readonly currency: CurrencyCode;
  readonly formName: string;
  /** Money that comes in is held against the maximum, money that goes out against the minimum. */
  readonly direction: 'in' | 'out';
  readonly heldMinor: number;
  readonly balanceMinor: number;
};

/**
 * The question that a movement raises, in the exact words of the domain reference 1.9; null while the limits hold.
 *
 * Whoever counts blindly is asked other words, which name the limit and no balance, and what the drawer holds already is
 * held against it, whatever is typed: were the typed amount part of the answer, amounts could be tried until it turned, and
 * the drawer read to the cent without a document. So the till asks one document later, and only documents change its mind.
 */
export function limitQuestion(limits: readonly CashLimit[], move: CashMove, isBlind: boolean): Refusal | null {
  const limit = limits.find(({ currency }) => currency === move.currency);
  if (limit === undefined) return null;
  const { balanceMinor, currency, direction, formName: form } = move;
  const { minimumMinor, maximumMinor } = limit;
  const againstMinor = isBlind ? move.heldMinor : balanceMinor;
  if (direction === 'out' && minimumMinor !== null && againstMinor < minimumMinor) {
    if (isBlind) return { code: 'cash_limit_minimum_blind', facts: { limitMinor: minimumMinor, currency } };
    return { code: 'cash_limit_minimum', facts: { limitMinor: minimumMinor, balanceMinor, currency } };
  }
  if (direction === 'in' && maximumMinor !== null && againstMinor > maximumMinor) {
    if (isBlind) return { code: 'cash_limit_maximum_blind', facts: { limitMinor: maximumMinor, currency, form } };
    return { code: 'cash_limit_maximum', facts: { limitMinor: maximumMinor, balanceMinor, currency, form } };
  }
  return null;
}

/**
 * Why money cannot go out: the drawer does not hold it. Whoever counts blindly is never told so: "not that much" is the
 * balance for anybody who asks often enough, and what really lay in the drawer comes out with the count.
 */
export function refuseMoreThanHeld({ direction, balanceMinor }: CashMove, isBlind: boolean): Refusal | null {
  return !isBlind && direction === 'out' && balanceMinor < 0 ? { code: 'cash_document_exceeds_drawer' } : null;
}

/**
 * Whether a command may go on over its limits. The first question is asked once; confirmed, it asks for the right where
 * any of the limits in question wants it. `needed`: the rights that the command needs anyway.
 */
export function permitOverLimits(
  facts: {
    readonly authority: Authority;
    readonly needed: readonly Permission[];
    readonly limits: readonly CashLimit[];
    readonly isConfirmed: boolean;
    /** Whoever is asked counts the drawer blindly, and has not counted it yet. */
    readonly isBlind: boolean;
  },
  moves: readonly CashMove[],
): Result<Permit, Refusal> {
  const { authority, isBlind, needed, limits } = facts;
  const exceeded = moves.filter((move) => limitQuestion(limits, move, isBlind) !== null);
  const [first] = exceeded;
  const question = first === undefined ? null : limitQuestion(limits, first, isBlind);
  if (question !== null && !facts.isConfirmed) return no(question);
  const asksForRight = exceeded.some(({ currency }) =>
    limits.some((limit) => limit.currency === currency && limit.mode === 'authenticate'),
  );
  return permit(authority, ...needed, ...(asksForRight ? (['exceed_cash_limit'] as const) : []));
}
