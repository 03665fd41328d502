import { useTranslation } from 'react-i18next';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { CashHeld } from '#shared/contract/managers-overview.ts';

/** Below the least and above the most, and the last tenth before it. */
function isNearLimit({ heldMinor, minimumMinor, maximumMinor }: CashHeld): boolean {
  if (minimumMinor !== null && heldMinor < minimumMinor) return true;
  return maximumMinor !== null && heldMinor * 10 > maximumMinor * 9;
}

/** The figures, and a bar for the eye. */
export function CashMeter({ held }: { readonly held: CashHeld }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { currency, heldMinor, maximumMinor } = held;
  const read = (amountMinor: number) => words.money(amountMinor, currency);
  return (
    <>
      <p>
        <b>
          {read(heldMinor)} <span className="label">{currency}</span>
        </b>
        {maximumMinor === null ? null : <span className="label">{t('tills.of', { amount: read(maximumMinor) })}</span>}
      </p>
      {maximumMinor === null ? null : (
        <div
          className={isNearLimit(held) ? 'meter warn' : 'meter'}
          style={{
            '--v': `${Math.min(100, Math.max(0, (heldMinor * 100) / Math.max(1, maximumMinor)))}%`,
            '--at': '90%',
          }}
          aria-hidden="true"
        >
          <i />
          <b />
        </div>
      )}
    </>
  );
}
