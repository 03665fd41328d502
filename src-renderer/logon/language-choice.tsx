import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Segment } from '#renderer/frame/segment.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import { LANGUAGES, OWN_NAMES } from '#shared/language/languages.ts';

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
