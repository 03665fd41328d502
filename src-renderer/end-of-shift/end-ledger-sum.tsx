import { useTranslation } from 'react-i18next';
import type { ShownColumns } from '#renderer/end-of-shift/end-columns.ts';
import { sumOfRows } from '#renderer/end-of-shift/sum-of-rows.ts';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

/** The summary section: all payment forms of one currency. Hidden until the layout shows it. */
export function EndLedgerSum(props: {
  readonly currency: string;
  readonly rows: readonly EndRow[];
  readonly columns: ShownColumns;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, columns } = props;
  const sums = sumOfRows(props.rows);
  const read = (amount: number) => money.read(amount, currency);
  return (
    <tr className="total">
      <th scope="row">{t('endOfShift.sum', { currency })}</th>
      <td className="num margin">{read(sums.beginningMinor)}</td>
      <td className="num">{read(sums.paymentValueMinor)}</td>
      {columns.hasDocuments ? <td className="num">{read(sums.cashDocumentsMinor)}</td> : null}
      <td className="num">{read(sums.endingMinor)}</td>
      <td className="num summed">
        {sums.actualMinor === null ? (
          <span className="diff none">{t('money.notCounted')}</span>
        ) : (
          <span className="pen">{read(sums.actualMinor)}</span>
        )}
      </td>
      {columns.hasDifference ? (
        <td className="num">
          <Difference amount={sums.differenceMinor} currency={currency} />
        </td>
      ) : null}
      <td className="num summed">
        <span className="pen">{read(sums.withdrawalMinor)}</span>
      </td>
      <td className="num">{read(sums.remainingMinor)}</td>
      {columns.hasPayments ? <td className="num">{money.count(sums.payments)}</td> : null}
      {columns.hasOperations ? <td className="num">{money.count(sums.operations)}</td> : null}
    </tr>
  );
}
