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

/** Cash of one currency as it will lie in the drawer after a movement. */
export type CashAfter = {
  readonly currency: CurrencyCode;
  readonly formName: string;
  /** Money that comes in is held against the maximum, money that goes out against the minimum. */
  readonly direction: 'in' | 'out';
  readonly balanceMinor: number;
};

/** The question that a movement raises, in the exact words of the domain reference 1.9; null while the limits hold. */
export function limitQuestion(limits: readonly CashLimit[], after: CashAfter): Refusal | null {
  const limit = limits.find(({ currency }) => currency === after.currency);
  if (limit === undefined) return null;
  const { balanceMinor, currency, direction, formName } = after;
  const { minimumMinor, maximumMinor } = limit;
  if (direction === 'out' && minimumMinor !== null && balanceMinor < minimumMinor)
    return { code: 'cash_limit_minimum', facts: { limitMinor: minimumMinor, balanceMinor, currency } };
  if (direction === 'in' && maximumMinor !== null && balanceMinor > maximumMinor)
    return { code: 'cash_limit_maximum', facts: { limitMinor: maximumMinor, balanceMinor, currency, form: formName } };
  return null;
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
  },
  afters: readonly CashAfter[],
): Result<Permit, Refusal> {
  const { authority, needed, limits } = facts;
  const exceeded = afters.filter((after) => limitQuestion(limits, after) !== null);
  const [first] = exceeded;
  const question = first === undefined ? null : limitQuestion(limits, first);
  if (question !== null && !facts.isConfirmed) return no(question);
  const asksForRight = exceeded.some(({ currency }) =>
    limits.some((limit) => limit.currency === currency && limit.mode === 'authenticate'),
  );
  return permit(authority, ...needed, ...(asksForRight ? (['exceed_cash_limit'] as const) : []));
}
