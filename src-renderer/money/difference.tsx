import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

/** A difference: sign, figure and word, so that nothing is lost without colour. `null` is "not counted". */
export function Difference(props: {
  readonly amount: number | null;
  readonly currency: CurrencyCode;
  readonly layout?: 'stacked' | 'inline';
}) {
  const { t } = useTranslation();
  const money = useMoney();
  if (props.amount === null) return <span className="diff none">{t('money.notCounted')}</span>;
  const kind = props.amount < 0 ? 'short' : props.amount > 0 ? 'over' : 'exact';
  const sign = { short: '−', over: '+', exact: '' }[kind];
  return (
    <span className={`diff ${kind}${props.layout === 'inline' ? ' inline' : ''}`}>
      <span>
        {sign === '' ? null : <span className="sign">{sign}</span>}
        {money.read(props.amount, props.currency, 'never')}
      </span>
      <small>{t(`money.${kind}`)}</small>
    </span>
  );
}
