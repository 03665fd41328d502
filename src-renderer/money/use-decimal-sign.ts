import { useTranslation } from 'react-i18next';
import { decimalSign } from '#renderer/money/money-in-words.ts';
import { languageSchema } from '#shared/contract/till.ts';

/** The sign between whole and minor units in the language that is spoken. */
export function useDecimalSign(): string {
  const { i18n } = useTranslation();
  return decimalSign(languageSchema.parse(i18n.language));
}
