import type { WORDS } from '#shared/language/words.ts';

/** Makes a word that is not in the English file a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'windows';
    resources: (typeof WORDS)['en'];
  }
}
