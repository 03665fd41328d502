import { type CurrencyCode, type Minor, minor } from '#shared/money/amount.ts';

/** Markets that round what is paid in cash, by their country code. */
export const CASH_ROUNDINGS = ['none', 'CZ', 'CH', 'BE'] as const;
export type CashRounding = (typeof CASH_ROUNDINGS)[number];

type Rule = {
  /** Only cash in the market's own currency is rounded. */
  readonly currency: CurrencyCode;
  readonly stepMinor: number;
  /** Whether a manual CD or CW is rounded too, or only what customers pay. */
  readonly roundsManualDocuments: boolean;
};

/** Domain reference, section 8: Czech crowns to 1.00, Swiss francs and Belgian euros to 0.05; always to the nearest. */
const RULES: Readonly<Record<CashRounding, Rule | null>> = {
  none: null,
  CZ: { currency: 'CZK', stepMinor: 100, roundsManualDocuments: true },
  CH: { currency: 'CHF', stepMinor: 5, roundsManualDocuments: false },
  BE: { currency: 'EUR', stepMinor: 5, roundsManualDocuments: false },
};

/** What is paid in cash for `amount`: the nearest step of the market, a half away from zero; other currencies as they are. */
export function roundCash(amount: Minor, market: CashRounding, currency: CurrencyCode): Minor {
  const rule = RULES[market];
  return rule === null || rule.currency !== currency ? amount : toStep(amount, rule.stepMinor);
}

/** The same for the amount of a manual cash document, which not every market rounds. */
export function roundManualDocument(amount: Minor, market: CashRounding, currency: CurrencyCode): Minor {
  return RULES[market]?.roundsManualDocuments === true ? roundCash(amount, market, currency) : amount;
}

/** Whether the market has a rule for cash of this currency at all. */
export function isCashRounded(market: CashRounding, currency: CurrencyCode): boolean {
  return RULES[market]?.currency === currency;
}

function toStep(amount: Minor, stepMinor: number): Minor {
  const absolute = Math.abs(amount);
  const rest = absolute % stepMinor;
  const rounded = absolute - rest + (rest * 2 >= stepMinor ? stepMinor : 0);
  return minor(Math.sign(amount) * rounded);
}
