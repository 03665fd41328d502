import i18next, { type i18n } from 'i18next';
import deConfiguration from '#shared/language/de/configuration.json' with { type: 'json' };
import deDay from '#shared/language/de/day.json' with { type: 'json' };
import deManagers from '#shared/language/de/managers.json' with { type: 'json' };
import dePaper from '#shared/language/de/paper.json' with { type: 'json' };
import deRefusals from '#shared/language/de/refusals.json' with { type: 'json' };
import deTill from '#shared/language/de/till.json' with { type: 'json' };
import deWindows from '#shared/language/de/windows.json' with { type: 'json' };
import enConfiguration from '#shared/language/en/configuration.json' with { type: 'json' };
import enDay from '#shared/language/en/day.json' with { type: 'json' };
import enManagers from '#shared/language/en/managers.json' with { type: 'json' };
import enPaper from '#shared/language/en/paper.json' with { type: 'json' };
import enRefusals from '#shared/language/en/refusals.json' with { type: 'json' };
import enTill from '#shared/language/en/till.json' with { type: 'json' };
import enWindows from '#shared/language/en/windows.json' with { type: 'json' };
import hrConfiguration from '#shared/language/hr/configuration.json' with { type: 'json' };
import hrDay from '#shared/language/hr/day.json' with { type: 'json' };
import hrManagers from '#shared/language/hr/managers.json' with { type: 'json' };
import hrPaper from '#shared/language/hr/paper.json' with { type: 'json' };
import hrRefusals from '#shared/language/hr/refusals.json' with { type: 'json' };
import hrTill from '#shared/language/hr/till.json' with { type: 'json' };
import hrWindows from '#shared/language/hr/windows.json' with { type: 'json' };
import type { Language } from '#shared/language/languages.ts';
import plConfiguration from '#shared/language/pl/configuration.json' with { type: 'json' };
import plDay from '#shared/language/pl/day.json' with { type: 'json' };
import plManagers from '#shared/language/pl/managers.json' with { type: 'json' };
import plPaper from '#shared/language/pl/paper.json' with { type: 'json' };
import plRefusals from '#shared/language/pl/refusals.json' with { type: 'json' };
import plTill from '#shared/language/pl/till.json' with { type: 'json' };
import plWindows from '#shared/language/pl/windows.json' with { type: 'json' };
import type { WorkMode } from '#shared/till/work-mode.ts';

/**
 * All words the product says, per language and area: `windows` on screen, `configuration` in the windows of Configuration,
 * `managers` on the managers’ page, `paper` on slips, `refusals` and `till` from main.
 * `day` holds those that a till in day mode says in place of the others, under the same keys.
 */
export const WORDS = {
  en: {
    configuration: enConfiguration,
    day: enDay,
    managers: enManagers,
    paper: enPaper,
    refusals: enRefusals,
    till: enTill,
    windows: enWindows,
  },
  hr: {
    configuration: hrConfiguration,
    day: hrDay,
    managers: hrManagers,
    paper: hrPaper,
    refusals: hrRefusals,
    till: hrTill,
    windows: hrWindows,
  },
  pl: {
    configuration: plConfiguration,
    day: plDay,
    managers: plManagers,
    paper: plPaper,
    refusals: plRefusals,
    till: plTill,
    windows: plWindows,
  },
  de: {
    configuration: deConfiguration,
    day: deDay,
    managers: deManagers,
    paper: dePaper,
    refusals: deRefusals,
    till: deTill,
    windows: deWindows,
  },
} as const satisfies Record<Language, unknown>;

/** Speaks one language, in the words of the till's mode. Missing words fall back to English; a test keeps the languages complete. */
export function speaker(language: Language, workMode: WorkMode = 'shift'): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: workMode === 'day' ? { ...WORDS, [language]: ofTheDay(language) } : WORDS,
    ns: ['windows', 'configuration', 'managers', 'paper', 'refusals', 'till'],
    defaultNS: 'windows',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}

type Words = { readonly [key: string]: string | Words };

/** The one place that picks between the words of a shift and those of a day. */
function ofTheDay(language: Language): Words {
  const { day, ...areas } = WORDS[language];
  return instead(areas, day);
}

/** The same words, with those of the other file wherever it has any. */
function instead(words: Words, others: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, own]) => {
      const other = others[key];
      if (typeof own === 'string') return [key, typeof other === 'string' ? other : own];
      return [key, typeof other === 'object' ? instead(own, other) : own];
    }),
  );
}
