import type { CashLimit } from '#shared/cash-document/cash-limit.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { drawerMomentOf } from '#shared/drawer/drawer-rules.ts';
import type { Currency } from '#shared/money/currency.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import type { Described } from '#shared/parameter/described.ts';
import { readScaleCode } from '#shared/parameter/scale-code.ts';
import type { TypedOf, TypedParameter } from '#shared/parameter/typed.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { InStoreRule } from '#shared/scanning/in-store-code.ts';
import { timeOfDaySchema } from '#shared/shift/automatic-end.ts';
import { type Configuration, figureRowsOf } from '#shared/till/configuration.ts';

type Read<T> = Result<T, Refusal>;

/** What of a shop its parameters are about. */
export type ParameterShop = {
  readonly currencies: readonly Pick<Currency, 'code' | 'minorDigits'>[];
  readonly paymentForms: readonly Pick<Configuration['paymentForms'][number], 'id' | 'kind' | 'currencies'>[];
  readonly drawerAtPayment: Configuration['drawerAtPayment'];
};

/**
 * What was typed for a parameter as it is kept. Refused: another kind than the parameter's, amounts, numbers and lists that
 * make no sense, currencies and payment forms that the till does not have. An empty amount is none.
 */
export function readTyped(shop: ParameterShop, described: Described, typed: TypedParameter): Read<unknown> {
  if (typed.kind === 'switch' && described.kind === 'switch') return ok(typed.value);
  if (typed.kind === 'choice' && described.kind === 'choice')
    return described.choices.includes(typed.value) ? ok(typed.value) : no({ code: 'choice_unknown' });
  if (typed.kind === 'number' && described.kind === 'number') return wholeNumber(typed.value, described);
  if (typed.kind === 'text' && described.kind === 'text')
    return typed.value.length > described.most ? no(tooLong(described.most)) : ok(typed.value);
  if (typed.kind === 'time' && described.kind === 'time') return timeOfDay(typed.value);
  if (typed.kind === 'texts' && described.kind === 'texts') return texts(typed.value, described);
  if (typed.kind === 'amounts' && described.kind === 'amounts') return amounts(shop, typed.value);
  if (typed.kind === 'presets' && described.kind === 'presets') return presets(shop, typed.value, described.most);
  if (typed.kind === 'tolerances' && described.kind === 'tolerances') return tolerances(shop, typed.value);
  if (typed.kind === 'limits' && described.kind === 'limits') return limits(shop, typed.value);
  if (typed.kind === 'form_reasons' && described.kind === 'form_reasons')
    return formReasons(shop, typed.value, described.each);
  if (typed.kind === 'drawer_moments' && described.kind === 'drawer_moments') return drawerMoments(shop, typed.value);
  if (typed.kind === 'scale_codes' && described.kind === 'scale_codes') return scaleCodes(typed.value, described.most);
  if (typed.kind === 'document_reasons' && described.kind === 'document_reasons')
    return documentReasons(typed.value, described.most);
  return no({ code: 'malformed_call', facts: { problem: `the parameter is of kind ${described.kind}` } });
}

function wholeNumber(text: string, { least, most }: { readonly least: number; readonly most: number }): Read<number> {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  return value === null || value < least || value > most
    ? no({ code: 'number_out_of_range', facts: { least, most } })
    : ok(value);
}

/** "23:30", "7.05" and "2330" are times of day; empty is none. */
function timeOfDay(text: string): Read<string> {
  if (text === '') return ok('');
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  const read = timeOfDaySchema.safeParse(`${hours.padStart(2, '0')}:${minutes}`);
  return read.success ? ok(read.data) : no({ code: 'time_malformed' });
}

function texts(
  value: readonly string[],
  { most, each }: { readonly most: number; readonly each: number },
): Read<readonly string[]> {
  if (value.some((text) => text.length > each)) return no(tooLong(each));
  const twice = value.find((text, index) => value.findIndex((other) => isSameText(text, other)) !== index);
  if (twice !== undefined) return no({ code: 'name_taken', facts: { name: twice } });
  return value.length > most ? no({ code: 'list_too_long', facts: { most } }) : ok(value);
}

function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function tooLong(most: number): Refusal {
  return { code: 'text_too_long', facts: { most } };
}

/** Null: nothing was typed. */
function amount(shop: ParameterShop, currency: string, text: string): Read<number | null> {
  const known = shop.currencies.find(({ code }) => code === currency);
  if (known === undefined) return no({ code: 'payment_form_unknown' });
  return text.trim() === '' ? ok(null) : parsed(text, known);
}

function parsed(text: string, { minorDigits }: Pick<Currency, 'minorDigits'>): Read<number> {
  return parseAmount(text, minorDigits);
}

/** Reads each entry; the first refusal is the answer. Entries without an amount are left out. */
function readEach<I, O>(items: readonly I[], read: (item: I) => Read<O | null>): Read<readonly O[]> {
  const all: O[] = [];
  for (const item of items) {
    const one = read(item);
    if (!one.ok) return one;
    if (one.value !== null) all.push(one.value);
  }
  return ok(all);
}

type OfRow = { readonly currency?: string; readonly paymentForm?: string };

/** The same for entries of which each is about another currency, payment form or both: one of two would be kept and not hold. */
function readRows<I extends OfRow, O>(items: readonly I[], read: (item: I) => Read<O | null>): Read<readonly O[]> {
  const names = items.map(({ currency, paymentForm }) => [paymentForm, currency].filter(Boolean).join(' '));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? readEach(items, read) : no({ code: 'name_taken', facts: { name: twice } });
}

function amounts(shop: ParameterShop, value: TypedOf<'amounts'>) {
  return readRows(value, ({ currency, amount: text }) => {
    const read = amount(shop, currency, text);
    if (!read.ok) return read;
    return ok(read.value === null ? null : { currency, amountMinor: read.value });
  });
}

function presets(shop: ParameterShop, value: TypedOf<'presets'>, most: number) {
  return readRows(value, ({ currency, amounts: typed }) => {
    const read = readEach(typed, (text) => amount(shop, currency, text));
    if (!read.ok) return read;
    if (read.value.includes(0)) return no({ code: 'amount_zero' });
    if (read.value.length > most) return no({ code: 'list_too_long', facts: { most } });
    return ok({ currency, amountsMinor: read.value });
  });
}

function tolerances(shop: ParameterShop, value: TypedOf<'tolerances'>) {
  const rows = figureRowsOf(shop);
  return readRows(value, ({ paymentForm, currency, amount: text }) => {
    if (!rows.some((row) => row.paymentForm === paymentForm && row.currency === currency))
      return no({ code: 'payment_form_unknown' });
    const read = amount(shop, currency, text);
    if (!read.ok) return read;
    return ok(read.value === null ? null : { paymentForm, currency, amountMinor: read.value });
  });
}

function limits(shop: ParameterShop, value: TypedOf<'limits'>): Read<readonly CashLimit[]> {
  return readRows(value, ({ currency, minimum, maximum, mode }) => {
    const least = amount(shop, currency, minimum);
    if (!least.ok) return least;
    const most = amount(shop, currency, maximum);
    if (!most.ok) return most;
    if (least.value === null && most.value === null) return ok(null);
    if (least.value !== null && most.value !== null && least.value > most.value)
      return no({ code: 'limits_crossed', facts: { currency } });
    return ok({ currency, minimumMinor: least.value, maximumMinor: most.value, mode });
  });
}

function formReasons(shop: ParameterShop, value: TypedOf<'form_reasons'>, each: number) {
  return readRows(value, ({ paymentForm, reasons }) => {
    if (!shop.paymentForms.some(({ id }) => id === paymentForm)) return no({ code: 'payment_form_unknown' });
    const read = texts(reasons, { most: 40, each });
    if (!read.ok) return read;
    return ok(read.value.length === 0 ? null : { paymentForm, reasons: read.value });
  });
}

/**
 * A form that is named twice would have two answers. What holds for a form without a rule stays without one, so that what
 * is read may be sent back and changes nothing.
 */
function drawerMoments(shop: ParameterShop, value: TypedOf<'drawer_moments'>): Read<TypedOf<'drawer_moments'>> {
  const forms = value.map(({ paymentForm }) => paymentForm);
  const isKnown = (id: string) => shop.paymentForms.some((form) => form.id === id);
  if (!forms.every(isKnown) || new Set(forms).size !== forms.length) return no({ code: 'payment_form_unknown' });
  const without = { ...shop, drawerAtPayment: [] };
  const isRule = ({ paymentForm, moment }: (typeof value)[number]) =>
    moment !== drawerMomentOf(without, paymentForm) ||
    shop.drawerAtPayment.some((rule) => rule.paymentForm === paymentForm);
  return ok(value.filter(isRule));
}

function scaleCodes(value: TypedOf<'scale_codes'>, most: number): Read<readonly InStoreRule[]> {
  if (value.length > most) return no({ code: 'list_too_long', facts: { most } });
  const rules = readEach(value, (code) => {
    const rule = readScaleCode(code);
    return rule === null ? no({ code: 'scale_code_malformed', facts: { layout: code.layout } }) : ok(rule);
  });
  if (!rules.ok) return rules;
  const prefixes = rules.value.map(({ prefix }) => prefix);
  const twice = prefixes.find((prefix, index) => prefixes.indexOf(prefix) !== index);
  return twice === undefined ? rules : no({ code: 'name_taken', facts: { name: twice } });
}

function documentReasons(value: TypedOf<'document_reasons'>, most: number): Read<TypedOf<'document_reasons'>> {
  const named = texts(
    value.map(({ name }) => name),
    { most, each: 60 },
  );
  if (!named.ok) return named;
  const twice = value.find(({ id }, index) => value.findIndex((other) => other.id === id) !== index);
  return twice === undefined ? ok(value) : no({ code: 'name_taken', facts: { name: twice.name } });
}
