import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { ParkedDocument } from '#shared/contract/sale.ts';

/** While the POS Agent does not answer, what is parked here is to be had here alone. A till that never had one is not told. */
export function OnlyHereBanner({ documents }: { readonly documents: readonly ParkedDocument[] }) {
  const { t } = useTranslation();
  const { services } = useTillState();
  const isAlone = services.address === '' || services.posAgent === 'running';
  if (isAlone || !documents.some(({ place, reason }) => place === 'here' && reason === 'by_cashier')) return null;
  return <Banner tone="info" icon="plug" words={t('pending.onlyHere')} />;
}
