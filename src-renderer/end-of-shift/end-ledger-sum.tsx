import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndColumn } from '#renderer/end-of-shift/end-columns.ts';
import { sumOfRows } from '#renderer/end-of-shift/sum-of-rows.ts';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

/** The summary section: all payment forms of one currency. Hidden until the layout shows it. */
export function EndLedgerSum(props: {
  readonly currency: string;
  readonly rows: readonly EndRow[];
  readonly columns: readonly EndColumn[];
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, columns } = props;
  const sums = sumOfRows(props.rows);
  const read = (amount: number) => money.read(amount, currency);
  const figure = figureClass(columns, ['paymentForm']);
  const cells: Readonly<Record<EndColumn, ReactNode>> = {
    paymentForm: <th scope="row">{t('endOfShift.sum', { currency })}</th>,
    beginningBalance: <td className={figure('beginningBalance')}>{read(sums.beginningMinor)}</td>,
    paymentValue: <td className={figure('paymentValue')}>{read(sums.paymentValueMinor)}</td>,
    cashDocuments: <td className={figure('cashDocuments')}>{read(sums.cashDocumentsMinor)}</td>,
    endingBalance: <td className={figure('endingBalance')}>{read(sums.endingMinor)}</td>,
    actualBalance: (
      <td className={`${figure('actualBalance')} summed`}>
        {sums.actualMinor === null ? (
          <span className="diff none">{t('money.notCounted')}</span>
        ) : (
          <span className="pen">{read(sums.actualMinor)}</span>
        )}
      </td>
    ),
    difference: (
      <td className={figure('difference')}>
        <Difference amount={sums.differenceMinor} currency={currency} />
      </td>
    ),
    withdrawal: (
      <td className={`${figure('withdrawal')} summed`}>
        <span className="pen">{read(sums.withdrawalMinor)}</span>
      </td>
    ),
    remaining: <td className={figure('remaining')}>{read(sums.remainingMinor)}</td>,
    numberOfPayments: <td className={figure('numberOfPayments')}>{money.count(sums.payments)}</td>,
    numberOfOperations: <td className={figure('numberOfOperations')}>{money.count(sums.operations)}</td>,
  };
  return (
    <tr className="total">
      <LaidCells columns={columns} cells={cells} />
    </tr>
  );
}
