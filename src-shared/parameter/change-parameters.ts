import { z } from 'zod';
import type { NamedParameter } from '#shared/contract/parameter-calls.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { EventBody } from '#shared/journal/event.ts';
import { PARAMETERS, parameterValue, withParameter } from '#shared/parameter/described.ts';
import { readTyped } from '#shared/parameter/read-typed.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import { type Configuration, configurationSchema } from '#shared/till/configuration.ts';

type Changed = {
  readonly configuration: Configuration;
  /** What is different now; empty where everything typed was so before. */
  readonly changes: EventBody<'parameters.changed'>['changes'];
};

/**
 * The configuration with parameters as typed. Checked in this order: each of them by itself, then what they are together.
 * Whoever asks for it, a person at the till or, later, a Data Service, gets the same decision.
 */
export function changedParameters(now: Configuration, wanted: readonly NamedParameter[]): Result<Changed, Refusal> {
  let configuration = now;
  const changes: Changed['changes'] = [];
  for (const { name, typed } of wanted) {
    const read = readTyped(now, PARAMETERS[name], typed);
    if (!read.ok) return read;
    const before = parameterValue(configuration, name);
    configuration = configurationSchema.parse(withParameter(configuration, name, read.value));
    const after = parameterValue(configuration, name);
    if (JSON.stringify(before) !== JSON.stringify(after))
      changes.push({ name, before: z.json().parse(before), after: z.json().parse(after) });
  }
  return keepAboveLimit(configuration.parameters) ?? ok({ configuration, changes });
}

/** Parameters that cannot hold together: nobody could keep more in the drawer than may lie in it. */
export function keepAboveLimit({
  keepInDrawer,
  cashLimits,
}: Pick<Parameters, 'keepInDrawer' | 'cashLimits'>): Result<never, Refusal> | null {
  for (const { currency, amountMinor } of keepInDrawer) {
    const limit = cashLimits.find((one) => one.currency === currency);
    const maximumMinor = limit?.maximumMinor ?? null;
    if (maximumMinor !== null && amountMinor > maximumMinor)
      return no({ code: 'keep_above_limit', facts: { amountMinor, maximumMinor, currency } });
  }
  return null;
}
