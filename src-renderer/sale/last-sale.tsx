import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useSlip } from '#renderer/paper-roll/use-slip.ts';
import { useStateWords } from '#renderer/paper-roll/use-state-words.ts';
import type { CompletedSale } from '#shared/contract/sale.ts';

/** The sale just booked, quietly: the customer still stands there with an open hand. Goes with the next item. */
export function LastSale({ completed }: { readonly completed: CompletedSale }) {
  const { t } = useTranslation();
  const money = useMoney();
  const stateInWords = useStateWords();
  const { currency, changeMinor, totalMinor, number } = completed;
  const hasChange = changeMinor > 0;
  const state = useSlip(completed.printJobId).value?.job.state ?? null;
  return (
    <p className="label last-sale" role="status">
      <Icon name="check" />{' '}
      <span>
        {hasChange ? t('sale.lastChange') : t('sale.lastTotal')}{' '}
        <b>
          {money.read(hasChange ? changeMinor : totalMinor, currency)} {currency}
        </b>
        , <span className="nowrap">{t('sale.lastReceipt', { number })}</span>
        {state === null ? null : `, ${stateInWords(state)}`}
      </span>
    </p>
  );
}
