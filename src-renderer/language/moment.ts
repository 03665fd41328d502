import type { Language } from '#shared/language/languages.ts';

/** English of the till: day before month and a clock of 24 hours. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', hr: 'hr', pl: 'pl', de: 'de' };

export function localeOf(language: Language): string {
  return LOCALES[language];
}

const STYLES = {
  time: { hour: '2-digit', minute: '2-digit' },
  'time-with-seconds': { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  'day-and-year': { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  'day-and-time': { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type MomentStyle = keyof typeof STYLES;

/**
 * A moment or date in words, as the till's own clock read it: the offset in the text is dropped, not converted, so that
 * screen and paper say the same whatever zone this browser believes to be in.
 */
export function momentInWords(moment: string, style: MomentStyle, language: Language): string {
  const wallTime = moment.length > 10 ? moment.slice(0, 19) : `${moment}T00:00:00`;
  return inWords(new Date(`${wallTime}Z`), { ...STYLES[style], timeZone: 'UTC' }, language);
}

/** The clock of the top bar: this computer's own. */
export function clockInWords(now: Date, style: MomentStyle, language: Language): string {
  return inWords(now, STYLES[style], language);
}

function inWords(moment: Date, style: Intl.DateTimeFormatOptions, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), style).format(moment).replace(/^(\p{L}+),/u, '$1');
}
