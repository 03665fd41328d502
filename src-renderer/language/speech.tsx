import { type ReactNode, useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useTillStore } from '#renderer/till/till-context.tsx';
import { LANGUAGES, type Language } from '#shared/language/languages.ts';
import { speaker } from '#shared/language/words.ts';

/** Speaks the till's language in the words of its mode; before the till has said which, the computer's, if the till knows it. */
export function Speech({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const workMode = useTillStore((store) => store.till?.workMode ?? 'shift');
  const words = useMemo(() => speaker(language, workMode), [language, workMode]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <I18nextProvider i18n={words}>{children}</I18nextProvider>;
}

export function useLanguage(): Language {
  return useTillStore((store) => store.till?.language ?? languageOfComputer());
}

function languageOfComputer(): Language {
  return LANGUAGES.find((language) => navigator.language.startsWith(language)) ?? 'en';
}
