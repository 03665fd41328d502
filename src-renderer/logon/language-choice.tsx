import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Segment } from '#renderer/frame/segment.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import { LANGUAGES, type Language } from '#shared/language/languages.ts';

/** Each language in its own name, so that whoever reads it finds it. */
const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  hr: 'Hrvatski',
  pl: 'Polski',
  de: 'Deutsch',
};

export function LanguageChoice() {
  const { t } = useTranslation();
  const { language } = useTillState();
  const setLanguage = useCommand(useClient().till.setLanguage);
  return (
    <Segment
      name={t('logOn.language')}
      choices={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value], lang: value }))}
      chosen={language}
      onChoose={(value) => void setLanguage.run({ language: value })}
    />
  );
}
