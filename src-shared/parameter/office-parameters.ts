import type { ShownParameter } from '#shared/contract/parameter-calls.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { MasterBody } from '#shared/master-data/master-kinds.ts';
import { keepAboveLimit } from '#shared/parameter/change-parameters.ts';
import {
  type Described,
  isOfShift,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
} from '#shared/parameter/described.ts';
import { type ParameterShop, readTyped } from '#shared/parameter/read-typed.ts';
import { asTyped, shownAs } from '#shared/parameter/show-parameters.ts';
import type { TypedParameter } from '#shared/parameter/typed.ts';
import { ok, type Result } from '#shared/result.ts';

type Rules = MasterBody<'settings'>;

/** A parameter as the office decides it for all tills; `isOwn` false: each till has its own, and `typed` is what to begin with. */
export type OfficeParameter = ShownParameter & { readonly isOwn: boolean };
/** `typed` null: each till has it as it has. */
export type OfficeChange = { readonly name: ParameterName; readonly typed: TypedParameter | null };

/** What the office may decide, in the order of their list: what shifts begin with, and two rules of tills. */
export function officeParameters(shop: ParameterShop, rules: Rules): OfficeParameter[] {
  return PARAMETER_NAMES.filter((name) => isOfShift(name) || isRule(name)).map((name) => {
    const value = decided(rules, name);
    const described = PARAMETERS[name];
    const typed = value === undefined ? blank(described) : asTyped(shop, described.kind, value);
    return { ...shownAs(name, typed), isOwn: value !== undefined };
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
      : isRule(name)
        ? without({ ...next, [name]: read.value })
        : next;
  }
  const { keepInDrawer = [], cashLimits = [] } = next.parameters ?? {};
  return keepAboveLimit({ keepInDrawer, cashLimits }) ?? ok(next);
}

function isRule(name: ParameterName): name is 'autoLockMinutes' | 'inStoreCodes' {
  return name === 'autoLockMinutes' || name === 'inStoreCodes';
}

function decided(rules: Rules, name: ParameterName): unknown {
  if (isOfShift(name)) return rules.parameters?.[name];
  return isRule(name) ? rules[name] : undefined;
}

function without<T extends object>(rules: T): T {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as T;
}

/** Where somebody begins who decides a parameter for the first time. */
function blank(described: Described): TypedParameter {
  const { kind } = described;
  switch (kind) {
    case 'switch':
      return { kind, value: false };
    case 'choice':
      return { kind, value: described.choices[0] ?? '' };
    case 'number':
      return { kind, value: String(described.least) };
    case 'text':
    case 'time':
      return { kind, value: '' };
    default:
      return { kind, value: [] };
  }
}
