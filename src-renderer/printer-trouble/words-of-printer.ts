import { useTranslation } from 'react-i18next';
import { useTillState } from '#renderer/till/till-context.tsx';

/** What is said of a printer begins with its name where there are several: nobody walks to the wrong one. */
export function useWordsOfPrinter(): (words: string) => string {
  const { t } = useTranslation();
  const { name, others } = useTillState().printer;
  return (words) => (others.length === 0 ? words : t('printerTrouble.of', { name, words }));
}
