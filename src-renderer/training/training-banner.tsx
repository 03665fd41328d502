import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { TrainingWay } from '#renderer/training/use-training.ts';

/** Where work begins and where it is resumed: whose training this is, and the way out. The binding says the rest. */
export function TrainingBanner({ way }: { readonly way: TrainingWay }) {
  const { t } = useTranslation();
  const { training } = useTillState();
  if (training === null) return null;
  const { label, shortcut = 'F9', press } = way.key;
  return (
    <Banner tone="warn" icon="flag" words={t('training.banner', { name: training.operatorName })}>
      <Key label={label} shortcut={shortcut} kind="small" isBusy={way.key.isBusy} onPress={press} />
    </Banner>
  );
}
