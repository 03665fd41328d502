/** Languages that a till speaks on screen and paper. Each has a folder of words; a test keeps their keys equal. */
export const LANGUAGES = ['en', 'hr', 'pl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own name, so that whoever reads it finds it. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  hr: 'Hrvatski',
  pl: 'Polski',
  de: 'Deutsch',
};
