import { z } from 'zod';
import { unreachable } from '#shared/assert.ts';
import { cashLimitSchema } from '#shared/cash-document/cash-limit.ts';
import { cashDocumentReasonSchema } from '#shared/cash-document/purpose.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import type { ShownParameter } from '#shared/contract/parameter-calls.ts';
import { drawerMomentOf } from '#shared/drawer/drawer-rules.ts';
import { plainAmount } from '#shared/money/parse-amount.ts';
import {
  type Described,
  isOfShift,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  parameterValue,
} from '#shared/parameter/described.ts';
import type { ParameterShop } from '#shared/parameter/read-typed.ts';
import { writeScaleCode } from '#shared/parameter/scale-code.ts';
import type { TypedOf, TypedParameter } from '#shared/parameter/typed.ts';
import { inStoreRuleSchema } from '#shared/scanning/in-store-code.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/** All parameters of a till as they would be typed, in the order of their list. */
export function shownParameters(configuration: Configuration): ShownParameter[] {
  return PARAMETER_NAMES.map((name) =>
    shownAs(name, asTyped(configuration, PARAMETERS[name].kind, parameterValue(configuration, name))),
  );
}

/** A parameter with what stands in its field. */
export function shownAs(name: ParameterName, typed: TypedParameter): ShownParameter {
  const described = PARAMETERS[name];
  return {
    name,
    group: described.group,
    holds: isOfShift(name) ? 'next_shift' : 'now',
    choices: 'choices' in described ? [...described.choices] : [],
    least: 'least' in described ? described.least : null,
    most: 'most' in described ? described.most : null,
    typed,
  };
}

const amountsSchema = z.array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema }));
const presetsSchema = z.array(
  z.strictObject({ currency: currencyCodeSchema, amountsMinor: z.array(amountMinorSchema) }),
);
const tolerancesSchema = z.array(
  z.strictObject({ paymentForm: idSchema, currency: currencyCodeSchema, amountMinor: amountMinorSchema }),
);
function drawerMoments(configuration: ParameterShop): TypedOf<'drawer_moments'> {
  const ruled = configuration.drawerAtPayment.map(({ paymentForm }) => paymentForm);
  const others = configuration.paymentForms.map(({ id }) => id).filter((id) => !ruled.includes(id));
  return [...ruled, ...others].map((paymentForm) => ({
    paymentForm,
    moment: drawerMomentOf(configuration, paymentForm),
  }));
}

const formReasonsSchema = z.array(z.strictObject({ paymentForm: idSchema, reasons: z.array(z.string()) }));

/** The way back from what `readTyped` makes. Each kind has one shape in the configuration. */
export function asTyped(configuration: ParameterShop, kind: Described['kind'], value: unknown): TypedParameter {
  const write = (amount: number | null, currency: string) =>
    amount === null
      ? ''
      : plainAmount(amount, configuration.currencies.find(({ code }) => code === currency)?.minorDigits ?? 2);
  switch (kind) {
    case 'switch':
      return { kind, value: z.boolean().parse(value) };
    case 'choice':
    case 'text':
    case 'time':
      return { kind, value: z.string().parse(value) };
    case 'number':
      return { kind, value: String(z.int().parse(value)) };
    case 'texts':
      return { kind, value: z.array(z.string()).parse(value) };
    case 'amounts': {
      const amounts = amountsSchema.parse(value);
      return {
        kind,
        value: amounts.map((one) => ({ currency: one.currency, amount: write(one.amountMinor, one.currency) })),
      };
    }
    case 'presets': {
      const presets = presetsSchema.parse(value);
      return {
        kind,
        value: presets.map(({ currency, amountsMinor }) => ({
          currency,
          amounts: amountsMinor.map((amount) => write(amount, currency)),
        })),
      };
    }
    case 'tolerances': {
      const tolerances = tolerancesSchema.parse(value);
      return {
        kind,
        value: tolerances.map(({ amountMinor, ...row }) => ({ ...row, amount: write(amountMinor, row.currency) })),
      };
    }
    case 'limits': {
      const limits = z.array(cashLimitSchema).parse(value);
      return {
        kind,
        value: limits.map(({ currency, minimumMinor, maximumMinor, mode }) => ({
          currency,
          minimum: write(minimumMinor, currency),
          maximum: write(maximumMinor, currency),
          mode,
        })),
      };
    }
    case 'form_reasons':
      return { kind, value: formReasonsSchema.parse(value) };
    case 'drawer_moments':
      // Each form with what holds for it, so that nobody has to know what holds where nothing was decided.
      return { kind, value: drawerMoments(configuration) };
    case 'scale_codes':
      return { kind, value: z.array(inStoreRuleSchema).parse(value).map(writeScaleCode) };
    case 'document_reasons':
      return { kind, value: z.array(cashDocumentReasonSchema).parse(value) };
    default:
      return unreachable(kind);
  }
}
