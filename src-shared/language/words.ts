import i18next, { type i18n } from 'i18next';
import dePaper from '#shared/language/de/paper.json' with { type: 'json' };
import deRefusals from '#shared/language/de/refusals.json' with { type: 'json' };
import deTill from '#shared/language/de/till.json' with { type: 'json' };
import deWindows from '#shared/language/de/windows.json' with { type: 'json' };
import enPaper from '#shared/language/en/paper.json' with { type: 'json' };
import enRefusals from '#shared/language/en/refusals.json' with { type: 'json' };
import enTill from '#shared/language/en/till.json' with { type: 'json' };
import enWindows from '#shared/language/en/windows.json' with { type: 'json' };
import hrPaper from '#shared/language/hr/paper.json' with { type: 'json' };
import hrRefusals from '#shared/language/hr/refusals.json' with { type: 'json' };
import hrTill from '#shared/language/hr/till.json' with { type: 'json' };
import hrWindows from '#shared/language/hr/windows.json' with { type: 'json' };
import type { Language } from '#shared/language/languages.ts';
import plPaper from '#shared/language/pl/paper.json' with { type: 'json' };
import plRefusals from '#shared/language/pl/refusals.json' with { type: 'json' };
import plTill from '#shared/language/pl/till.json' with { type: 'json' };
import plWindows from '#shared/language/pl/windows.json' with { type: 'json' };

/** All words the product says, per language and area: `windows` on screen, `paper` on slips, `refusals` and `till` from main. */
export const WORDS = {
  en: { paper: enPaper, refusals: enRefusals, till: enTill, windows: enWindows },
  hr: { paper: hrPaper, refusals: hrRefusals, till: hrTill, windows: hrWindows },
  pl: { paper: plPaper, refusals: plRefusals, till: plTill, windows: plWindows },
  de: { paper: dePaper, refusals: deRefusals, till: deTill, windows: deWindows },
} as const satisfies Record<Language, unknown>;

/** Speaks one language. Missing words fall back to English; a test keeps the languages complete. */
export function speaker(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: WORDS,
    ns: ['windows', 'paper', 'refusals', 'till'],
    defaultNS: 'windows',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
