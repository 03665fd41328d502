import type { CurrencyCode } from '#shared/money/amount.ts';

/** What may remind a shop to take money to the bank: how much lies in the safe, and for how long (domain reference 4.6). */
export type SafeReminder =
  | {
      readonly reminder: 'limit';
      readonly currency: CurrencyCode;
      readonly limitMinor: number;
      readonly balanceMinor: number;
    }
  | { readonly reminder: 'days'; readonly currency: CurrencyCode; readonly since: string };

/** Cash of one currency in the safe. `since`: the day of the last safe withdrawal, or, before any, of the first deposit. */
export type SafeCash = {
  readonly currency: CurrencyCode;
  readonly balanceMinor: number;
  readonly since: string | null;
};

/** The reminders that are due, a currency at a time; a limit reached says more than the days do and stands alone. */
export function safeReminders(
  cash: readonly SafeCash[],
  by: {
    readonly safeLimits: readonly { readonly currency: CurrencyCode; readonly amountMinor: number }[];
    /** Days after which cash is to be taken to the bank; 0: never. */
    readonly safeDays: number;
    /** Today’s date, as `since`. */
    readonly today: string;
  },
): readonly SafeReminder[] {
  return cash.flatMap(({ balanceMinor, currency, since }): readonly SafeReminder[] => {
    const limitMinor = by.safeLimits.find((limit) => limit.currency === currency)?.amountMinor;
    if (limitMinor !== undefined && balanceMinor >= limitMinor && balanceMinor > 0) {
      return [{ reminder: 'limit', currency, limitMinor, balanceMinor }];
    }
    const isDue = by.safeDays > 0 && balanceMinor > 0 && since !== null && daysBetween(since, by.today) >= by.safeDays;
    return isDue ? [{ reminder: 'days', currency, since }] : [];
  });
}

const DAY_MS = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
