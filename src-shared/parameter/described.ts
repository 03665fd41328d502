import { DRAWER_CONTACTS, DRAWER_MOMENTS, DRAWER_PINS, PULSE_MS } from '#shared/drawer/drawer-rules.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { WITHDRAWAL_SERIES } from '#shared/till/number.ts';
import { WORK_MODES } from '#shared/till/work-mode.ts';

/** What a parameter is, and so how it is shown, typed and checked. */
export type Kind =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A whole number. */
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'text'; readonly most: number }
  /** A time of day, or none. */
  | { readonly kind: 'time' }
  /** A list of short texts, each once. */
  | { readonly kind: 'texts'; readonly most: number; readonly each: number }
  /** An amount per currency. */
  | { readonly kind: 'amounts' }
  /** A few amounts per currency, each above zero. */
  | { readonly kind: 'presets'; readonly most: number }
  /** An amount per payment form and currency. */
  | { readonly kind: 'tolerances' }
  /** Least and most cash per currency, and what happens beyond. */
  | { readonly kind: 'limits' }
  /** Short texts per payment form. */
  | { readonly kind: 'form_reasons'; readonly each: number }
  /** Whether each payment form opens the drawer, and when. */
  | { readonly kind: 'drawer_moments'; readonly choices: readonly string[] }
  /** How the shop's scales build their codes. */
  | { readonly kind: 'scale_codes'; readonly most: number }
  /** Reasons of manual cash documents. */
  | { readonly kind: 'document_reasons'; readonly most: number };

export const PARAMETER_GROUPS = ['counting', 'differences', 'money', 'documents', 'drawer', 'till'] as const;
export type ParameterGroup = (typeof PARAMETER_GROUPS)[number];
export type Described = Kind & { readonly group: ParameterGroup };

/**
 * Parameters of a shift, frozen into it at its start: a change holds from the next one. A new parameter gets its line in
 * `parametersSchema`, its line here and its words in `configuration.json`; window, checks and journal follow from them.
 */
export const SHIFT_PARAMETERS = {
  forceCount: { group: 'counting', kind: 'switch' },
  actualBalanceMandatory: { group: 'counting', kind: 'switch' },
  blindCount: { group: 'counting', kind: 'switch' },
  differenceDocumentsAtStart: { group: 'differences', kind: 'switch' },
  differenceDocuments: { group: 'differences', kind: 'switch' },
  reasonRequired: { group: 'differences', kind: 'switch' },
  approvalRequired: { group: 'differences', kind: 'switch' },
  differenceTolerance: { group: 'differences', kind: 'tolerances' },
  differenceReasons: { group: 'differences', kind: 'form_reasons', each: 80 },
  keepInDrawer: { group: 'money', kind: 'amounts' },
  handOverFloat: { group: 'money', kind: 'amounts' },
  cashLimits: { group: 'money', kind: 'limits' },
  withdrawalSeries: { group: 'documents', kind: 'choice', choices: WITHDRAWAL_SERIES },
  parkedAtEnd: { group: 'documents', kind: 'choice', choices: ['allow', 'warn', 'forbid'] },
  automaticEnd: { group: 'till', kind: 'time' },
  cashRounding: { group: 'money', kind: 'choice', choices: ['none', 'CZ', 'CH', 'BE'] },
} as const satisfies Record<keyof Parameters, Described>;

/** What a shop decides about a till beside its shifts: a change holds at once. */
export const TILL_PARAMETERS = {
  workMode: { group: 'till', kind: 'choice', choices: WORK_MODES },
  inStoreCodes: { group: 'till', kind: 'scale_codes', most: 20 },
  depositPresets: { group: 'money', kind: 'presets', most: 2 },
  safeLimits: { group: 'money', kind: 'amounts' },
  safeDays: { group: 'money', kind: 'number', least: 0, most: 60 },
  cashDocumentReasons: { group: 'documents', kind: 'document_reasons', most: 40 },
  cashDocumentAttributes: { group: 'documents', kind: 'texts', most: 6, each: 40 },
  autoLockMinutes: { group: 'till', kind: 'number', least: 0, most: 1_440 },
  pinAttempts: { group: 'till', kind: 'number', least: 0, most: 50 },
  hasSounds: { group: 'till', kind: 'switch' },
  toldDays: { group: 'till', kind: 'number', least: 0, most: 9_999 },
  badgePrefix: { group: 'till', kind: 'text', most: 20 },
  drawerPin: { group: 'drawer', kind: 'choice', choices: DRAWER_PINS },
  drawerOnMs: { group: 'drawer', kind: 'number', ...PULSE_MS },
  drawerOffMs: { group: 'drawer', kind: 'number', ...PULSE_MS },
  drawerOpenWhen: { group: 'drawer', kind: 'choice', choices: DRAWER_CONTACTS },
  drawerOpenSeconds: { group: 'drawer', kind: 'number', least: 0, most: 3_600 },
  drawerAtPayment: { group: 'drawer', kind: 'drawer_moments', choices: DRAWER_MOMENTS },
  drawerAtDeposit: { group: 'drawer', kind: 'switch' },
  drawerAtWithdrawal: { group: 'drawer', kind: 'switch' },
  drawerAtCount: { group: 'drawer', kind: 'switch' },
  drawerAtEnd: { group: 'drawer', kind: 'switch' },
  drawerReasons: { group: 'drawer', kind: 'texts', most: 9, each: 80 },
} as const satisfies Partial<Record<keyof Configuration, Described>>;

export type ParameterName = keyof typeof SHIFT_PARAMETERS | keyof typeof TILL_PARAMETERS;
export const PARAMETERS: Readonly<Record<ParameterName, Described>> = { ...SHIFT_PARAMETERS, ...TILL_PARAMETERS };
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[];

/**
 * What the office may decide for a store or for one till. Not the work mode: it changes only while nothing is open and no
 * cash lies in a drawer, which somebody at the till has to see to.
 */
export type OfficeParameterName = Exclude<ParameterName, 'workMode'>;
export const OFFICE_PARAMETER_NAMES = PARAMETER_NAMES.filter(
  (name): name is OfficeParameterName => name !== 'workMode',
);
/** Those of them that are no parameters of a shift. */
export type OfficeRule = Exclude<OfficeParameterName, keyof typeof SHIFT_PARAMETERS>;
export const OFFICE_RULES = OFFICE_PARAMETER_NAMES.filter((name): name is OfficeRule => !isOfShift(name));

export function isOfShift(name: ParameterName): name is keyof typeof SHIFT_PARAMETERS {
  return Object.hasOwn(SHIFT_PARAMETERS, name);
}

export function parameterValue(configuration: Configuration, name: ParameterName): unknown {
  return isOfShift(name) ? configuration.parameters[name] : configuration[name];
}

/** The configuration with one parameter replaced; the schema of the configuration has the last word about it. */
export function withParameter(configuration: Configuration, name: ParameterName, value: unknown): object {
  return isOfShift(name)
    ? { ...configuration, parameters: { ...configuration.parameters, [name]: value } }
    : { ...configuration, [name]: value };
}
