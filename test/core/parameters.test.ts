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
