import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';
import { changedParameters } from '#shared/parameter/change-parameters.ts';
import { PARAMETER_NAMES } from '#shared/parameter/described.ts';
import { shownParameters } from '#shared/parameter/show-parameters.ts';

const amounts = fc.integer({ min: 0, max: 150_000 });

it('whatever a till keeps can be read and sent back as it stands, and changes nothing', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.boolean(), fc.integer({ min: 0, max: 1_440 }), (keep, limit, flag, minutes) => {
      const configuration = {
        ...DEMO_CONFIGURATION,
        autoLockMinutes: minutes,
        parameters: {
          ...DEMO_CONFIGURATION.parameters,
          forceCount: flag,
          keepInDrawer: [{ currency: 'EUR', amountMinor: keep }],
          cashLimits: [{ currency: 'EUR', minimumMinor: null, maximumMinor: keep + limit, mode: 'warn' as const }],
        },
      };
      const shown = shownParameters(configuration);
      const again = changedParameters(
        configuration,
        shown.map(({ name, typed }) => ({ name, typed })),
      );
      expect(again).toEqual({ ok: true, value: { configuration, changes: [] } });
    }),
  );
});

it.each(LANGUAGES)('every parameter has its name and its explanation in %s', (language) => {
  const { parameter } = WORDS[language].configuration;
  expect(Object.keys(parameter.name).sort()).toEqual([...PARAMETER_NAMES].sort());
  expect(Object.keys(parameter.note).sort()).toEqual([...PARAMETER_NAMES].sort());
});

it.each([
  { name: 'keepInDrawer', typed: { kind: 'amounts', value: twice({ currency: 'EUR', amount: '5.00' }) } },
  { name: 'depositPresets', typed: { kind: 'presets', value: twice({ currency: 'EUR', amounts: ['5.00'] }) } },
  {
    name: 'differenceTolerance',
    typed: { kind: 'tolerances', value: twice({ paymentForm: 'cash', currency: 'EUR', amount: '5.00' }) },
  },
  {
    name: 'cashLimits',
    typed: { kind: 'limits', value: twice({ currency: 'EUR', minimum: '', maximum: '5.00', mode: 'warn' as const }) },
  },
  {
    name: 'differenceReasons',
    typed: { kind: 'form_reasons', value: twice({ paymentForm: 'cash', reasons: ['Lost'] }) },
  },
] as const)('$name takes no currency or payment form twice: one of two would be kept and not hold', (change) => {
  expect(changedParameters(DEMO_CONFIGURATION, [change])).toMatchObject({ ok: false, refusal: { code: 'name_taken' } });
});

function twice<T>(entry: T): T[] {
  return [entry, entry];
}
