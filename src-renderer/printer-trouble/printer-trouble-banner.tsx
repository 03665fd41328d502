import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

/** The printer is in trouble: what to do, how many papers wait, and that selling goes on. */
export function PrinterTroubleBanner() {
  const { t } = useTranslation();
  const money = useMoney();
  const { printer } = useTillState();
  if (printer.state !== 'trouble') return null;
  const waiting = t('printerTrouble.waiting', { count: money.count(printer.waiting) });
  return (
    <Banner
      tone="warn"
      icon="roll"
      words={printer.words === '' ? t('printerTrouble.trouble') : printer.words}
      more={waiting}
    />
  );
}
