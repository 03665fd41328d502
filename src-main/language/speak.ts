import type { i18n } from 'i18next';
import type { Refusal, SpokenRefusal } from '#shared/contract/refusal.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { LANGUAGES, type Language } from '#shared/language/languages.ts';
import { speaker } from '#shared/language/words.ts';
import { plainAmount } from '#shared/money/parse-amount.ts';
import type { Result } from '#shared/result.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { WorkMode } from '#shared/till/work-mode.ts';

const SPEAKERS: Readonly<Record<WorkMode, Readonly<Record<Language, i18n>>>> = {
  shift: speakersIn('shift'),
  day: speakersIn('day'),
};

function speakersIn(workMode: WorkMode): Readonly<Record<Language, i18n>> {
  const speakers = LANGUAGES.map((language) => [language, speaker(language, workMode)]);
  return Object.fromEntries(speakers) as Record<Language, i18n>;
}

/** Gives a decision its outward form: a refusal gets its words in the till's language. */
export function spoken<T>(result: Result<T, Refusal>, configuration: Configuration): Reply<T> {
  if (result.ok) return { accepted: true, value: result.value };
  return { accepted: false, refusal: speakRefusal(result.refusal, configuration) };
}

export function speakRefusal(refusal: Refusal, configuration: Configuration): SpokenRefusal {
  const facts = refusal.facts ?? {};
  const words = SPEAKERS[configuration.workMode][configuration.language].t(refusal.code, {
    ns: 'refusals',
    ...facts,
    ...amountsInWords(facts, configuration),
  });
  return { code: refusal.code, words, facts };
}

/** `remainingMinor: 1250` with `currency: "EUR"` reads `remaining: "12.50 EUR"` in the words. */
function amountsInWords(facts: Readonly<Record<string, string | number>>, { currencies }: Configuration) {
  const currency = currencies.find(({ code }) => code === facts['currency']);
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      name.endsWith('Minor') && typeof value === 'number' && currency !== undefined
        ? [[name.slice(0, -'Minor'.length), `${plainAmount(value, currency.minorDigits)} ${currency.code}`]]
        : [],
    ),
  );
}

/** Words of main that are not refusals. They speak of services and printers, which know no mode. */
export function say(language: Language, key: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return SPEAKERS.shift[language].t(key, { ns: 'till', ...facts });
}
