import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

/** A paper was ordered and is on its way; a till without a printer says that it is not. */
export function QueuedBanner({ words }: { readonly words: string }) {
  const { t } = useTranslation();
  if (useTillState().printer.kind !== 'none') return <Banner tone="good" icon="printer" words={words} />;
  return <Banner tone="warn" icon="printer" words={t('paperRoll.noPrinter')} more={t('paperRoll.noPrinterMore')} />;
}
