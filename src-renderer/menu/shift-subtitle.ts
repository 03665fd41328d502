import { useTranslation } from 'react-i18next';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

/** "SH/2026/POS1/000412 · since 06:52", or that no shift is started. */
export function useShiftSubtitle(): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shift } = useTillState();
  if (shift === null) return t('mainMenu.noShift');
  return t('frame.since', { number: shift.number, time: momentInWords(shift.startedAt, 'time', language) });
}
