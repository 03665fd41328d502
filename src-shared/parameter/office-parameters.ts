import { z } from 'zod';
import type { ShownParameter } from '#shared/contract/parameter-calls.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { MasterBody } from '#shared/master-data/master-kinds.ts';
import { keepAboveLimit } from '#shared/parameter/change-parameters.ts';
import {
  isOfShift,
  OFFICE_PARAMETER_NAMES,
  type OfficeParameterName,
  PARAMETERS,
} from '#shared/parameter/described.ts';
import { type ParameterShop, readTyped } from '#shared/parameter/read-typed.ts';
import { asTyped, shownAs } from '#shared/parameter/show-parameters.ts';
import type { TypedParameter } from '#shared/parameter/typed.ts';
import { ok, type Result } from '#shared/result.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';
import { configurationSchema } from '#shared/till/configuration.ts';

type Rules = MasterBody<'settings'>;

/** A parameter as the office decides it for all tills; `isOwn` false: each till has its own, and `typed` is what to begin with. */
export type OfficeParameter = ShownParameter & { readonly name: OfficeParameterName; readonly isOwn: boolean };
/** `typed` null: each till has it as it has. */
export type OfficeChange = { readonly name: OfficeParameterName; readonly typed: TypedParameter | null };

/** What the office may decide, in the order of their list: all but the work mode of a till. */
export function officeParameters(shop: ParameterShop, rules: Rules): OfficeParameter[] {
  return OFFICE_PARAMETER_NAMES.map((name) => {
    const value = decided(rules, name);
    const { kind } = PARAMETERS[name];
    const typed = asTyped(shop, kind, value ?? beginning(name));
    return { ...shownAs(name, typed), name, isOwn: value !== undefined };
  });
}

/** The rules with parameters as typed. Checked like at a till: each by itself, then what they are together. */
export function changedOfficeRules(
  shop: ParameterShop,
  rules: Rules,
  wanted: readonly OfficeChange[],
): Result<Rules, Refusal> {
  let next = rules;
  for (const { name, typed } of wanted) {
    const read = typed === null ? ok(undefined) : readTyped(shop, PARAMETERS[name], typed);
    if (!read.ok) return read;
    next = isOfShift(name)
      ? { ...next, parameters: without({ ...next.parameters, [name]: read.value }) }
      : without({ ...next, [name]: read.value });
  }
  const { keepInDrawer = [], cashLimits = [] } = next.parameters ?? {};
  return keepAboveLimit({ keepInDrawer, cashLimits }) ?? ok(next);
}

function decided(rules: Rules, name: OfficeParameterName): unknown {
  return isOfShift(name) ? rules.parameters?.[name] : rules[name];
}

function without<T extends object>(rules: T): T {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as T;
}

/** Where somebody begins who decides a parameter for the first time: as a new till has it. */
function beginning(name: OfficeParameterName): unknown {
  const field = isOfShift(name) ? parametersSchema.shape[name] : configurationSchema.shape[name];
  if (field instanceof z.ZodDefault) return field.def.defaultValue;
  return PARAMETERS[name].kind === 'switch' ? false : [];
}
