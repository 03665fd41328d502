import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import type { DataUpdate } from '#shared/contract/data-update.ts';

const TONE: Readonly<Record<DataUpdate['state'], string>> = {
  alone: 'quiet',
  idle: 'good',
  running: 'quiet',
  failed: 'warn',
  refused: 'bad',
};

/** How far the update under way is, and in words how the last one ended. */
export function UpdateProgress({ update }: { readonly update: DataUpdate }) {
  const { t } = useTranslation('configuration');
  const money = useMoney();
  const { left, state, taken } = update;
  return (
    <div className="update-progress">
      <progress
        aria-label={t('dataUpdate.progress')}
        max={Math.max(1, taken + left)}
        value={state === 'running' ? taken : Math.max(1, taken + left)}
        hidden={state !== 'running'}
      />
      <p className={TONE[state]} role="status">
        {t(`dataUpdate.state.${state}`, { taken: money.count(taken), left: money.count(left) })}
      </p>
    </div>
  );
}
