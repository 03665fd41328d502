import { z } from 'zod';
import type { EventBody } from '#shared/journal/event.ts';
import { MASTER_KINDS, type MasterBody, type MasterKind } from '#shared/master-data/master-kinds.ts';
import { OFFICE_RULES } from '#shared/parameter/described.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Configuration, configurationSchema } from '#shared/till/configuration.ts';

/** A record as it came; `body` null: removed. */
export type ConfigurationChange = {
  readonly kind: Extract<MasterKind, 'tax' | 'currency' | 'payment_form' | 'reason' | 'settings' | 'till'>;
  readonly id: string;
  readonly body: unknown;
};

/**
 * A till's configuration after the Data Service's changes: records take the place of those with their id, new ones come
 * last, removed ones go but for taxes. Refused as a whole, with words for the log, when what would come out is none a till can work
 * with; the till then keeps what it has. Open shifts keep what was frozen into them in any case.
 */
export function mergeConfiguration(
  configuration: Configuration,
  changes: readonly ConfigurationChange[],
): Result<Configuration, string> {
  let next = configuration;
  for (const change of changes) {
    const merged = mergeOne(next, change);
    if (!merged.ok) return merged;
    next = merged.value;
  }
  const read = configurationSchema.safeParse(next);
  if (!read.success)
    return no(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const flaw = flawOf(read.data);
  return flaw === null ? ok(read.data) : no(flaw);
}

function mergeOne(
  configuration: Configuration,
  { body, id, kind }: ConfigurationChange,
): Result<Configuration, string> {
  if (kind === 'settings' || kind === 'till')
    return body === null ? ok(configuration) : mergeRules(configuration, { kind, body });
  const read = body === null ? null : MASTER_KINDS[kind].safeParse(body);
  if (read !== null && !read.success)
    return no(`${kind} ${id}: ${read.error.issues[0]?.message ?? 'not of its shape'}`);
  const record = read?.data ?? null;
  switch (kind) {
    case 'tax':
      // Documents begun with it have to be completed, and sold goods taken back; no new item names it any more.
      if (record === null) return ok(configuration);
      return ok({
        ...configuration,
        taxes: replaced(configuration.taxes, { field: 'code', id, record: record as MasterBody<'tax'> | null }),
      });
    case 'currency':
      return ok({
        ...configuration,
        currencies: replaced(configuration.currencies, {
          field: 'code',
          id,
          record: record as MasterBody<'currency'> | null,
        }),
      });
    case 'payment_form':
      return ok({
        ...configuration,
        paymentForms: replaced(configuration.paymentForms, {
          field: 'id',
          id,
          record: record as MasterBody<'payment_form'> | null,
        }),
      });
    case 'reason':
      return ok({
        ...configuration,
        cashDocumentReasons: replaced(configuration.cashDocumentReasons, {
          field: 'id',
          id,
          record: record as MasterBody<'reason'> | null,
        }),
      });
  }
}

function mergeRules(
  configuration: Configuration,
  { body, kind }: { readonly kind: 'settings' | 'till'; readonly body: unknown },
): Result<Configuration, string> {
  const read = MASTER_KINDS[kind].safeParse(body);
  if (!read.success) return no(`${kind}: ${read.error.issues[0]?.message ?? 'not of its shape'}`);
  const rules = read.data;
  const shop = 'shop' in rules ? rules.shop : undefined;
  return ok({
    ...configuration,
    ...Object.fromEntries(OFFICE_RULES.map((name) => [name, rules[name] ?? configuration[name]])),
    shop: shop ?? configuration.shop,
    parameters: { ...configuration.parameters, ...withoutUndefined(rules.parameters ?? {}) },
  });
}

/** Which rules are other than before, for the journal: each as it was and as it is from now on. */
export function changedRules(before: Configuration, after: Configuration): EventBody<'parameters.changed'>['changes'] {
  const [one, other] = [before, after].map(
    (configuration): Readonly<Record<string, unknown>> => ({
      ...configuration.parameters,
      ...Object.fromEntries(OFFICE_RULES.map((name) => [name, configuration[name]])),
    }),
  );
  return Object.keys(other ?? {})
    .filter((name) => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]))
    .map((name) => ({ name, before: z.json().parse(one?.[name] ?? null), after: z.json().parse(other?.[name]) }));
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

function replaced<T, F extends keyof T>(
  list: readonly T[],
  { field, id, record }: { readonly field: F; readonly id: string; readonly record: T | null },
): T[] {
  const isIt = (one: T) => one[field] === id;
  if (record === null) return list.filter((one) => !isIt(one));
  return list.some(isIt) ? list.map((one) => (isIt(one) ? record : one)) : [...list, record];
}

/** What no schema sees: the parts of a configuration that must fit one another. */
function flawOf({ currencies, paymentForms, systemCurrency }: Configuration): string | null {
  const system = currencies.find(({ code }) => code === systemCurrency);
  if (system === undefined) return `the system currency ${systemCurrency} is not among the currencies`;
  if (system.rate !== '1') return `the system currency ${systemCurrency} has a rate other than 1`;
  if (!paymentForms.some(({ kind }) => kind === 'cash')) return 'no payment form is cash';
  for (const { id, currencies: codes } of paymentForms) {
    const unknown = codes.find((code) => !currencies.some((currency) => currency.code === code));
    if (unknown !== undefined) return `the payment form ${id} takes ${unknown}, which is no currency of the till`;
  }
  return null;
}
