import { AMOUNT_MAX_MINOR, type Minor, minor } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type AmountRefusal = { readonly code: 'amount_malformed' | 'amount_negative' | 'amount_too_large' };

/**
 * Reads an amount as a person types it: figures, then at most one point or comma with at most `minorDigits` figures.
 * Grouping signs are refused, because "1,250" is 1250 in one shop and 1.25 in the next, and a till must not guess.
 */
export function parseAmount(text: string, minorDigits: number): Result<Minor, AmountRefusal> {
  const trimmed = text.trim();
  if (/^[-−]\s*[\d.,]+$/.test(trimmed)) return no({ code: 'amount_negative' });
  const match = /^(\d{0,15})(?:[.,](\d*))?$/.exec(trimmed);
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (match === null || whole + fraction === '' || fraction.length > minorDigits)
    return no({ code: 'amount_malformed' });
  const value = Number(whole + fraction.padEnd(minorDigits, '0'));
  return value > AMOUNT_MAX_MINOR ? no({ code: 'amount_too_large' }) : ok(minor(value));
}

/** The amount in major units with a point, no grouping: for entry fields, scripts and files. `-1250` of EUR is "-12.50". */
export function plainAmount(amount: number, minorDigits: number): string {
  const digits = String(Math.abs(amount)).padStart(minorDigits + 1, '0');
  const cut = digits.length - minorDigits;
  const text = minorDigits === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return amount < 0 ? `-${text}` : text;
}
