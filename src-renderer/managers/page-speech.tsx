import { type ReactNode, useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { usePageStore } from '#renderer/managers/page-context.tsx';
import { speaker } from '#shared/language/words.ts';

/** Speaks the language chosen in this browser. */
export function PageSpeech({ children }: { readonly children: ReactNode }) {
  const language = usePageStore((store) => store.language);
  const words = useMemo(() => speaker(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <I18nextProvider i18n={words}>{children}</I18nextProvider>;
}
