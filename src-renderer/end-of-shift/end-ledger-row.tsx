import { useTranslation } from 'react-i18next';
import { type ShownColumns, widthOf } from '#renderer/end-of-shift/end-columns.ts';
import type { EndLedgerProps } from '#renderer/end-of-shift/end-ledger.tsx';
import type { FigurePart } from '#renderer/end-of-shift/figure-dock.tsx';
import { hasDifference } from '#renderer/end-of-shift/row-name.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { Drill } from '#renderer/ledger/ledger.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

type RowProps = EndLedgerProps & { readonly columns: ShownColumns; readonly row: EndRow };

export function EndLedgerRow(props: RowProps) {
  const money = useMoney();
  const { row, columns } = props;
  const read = (amount: number) => money.read(amount, row.currency);
  // Only cash carries over: what remains of the other forms is pale.
  const remains = row.kind === 'cash' ? 'num strong' : 'num quiet';
  const isChosen = props.chosen === row;
  return (
    <>
      <tr className={isChosen ? 'is-selected' : undefined} onClick={() => props.onChoose(row)}>
        <th scope="row">
          <Icon name={row.kind} /> {row.name}
          <span className="unseen"> {row.currency}</span>
        </th>
        {row.parts.depositMinor === 0 ? (
          <td className="num margin">{read(row.beginningMinor)}</td>
        ) : (
          <Opening {...props} column="beginningBalance" amount={row.beginningMinor} part="deposit" kind="margin" />
        )}
        <Opening {...props} column="paymentValue" amount={row.paymentValueMinor} part="received" />
        {columns.hasDocuments ? (
          <Opening {...props} column="cashDocuments" amount={row.cashDocumentsMinor} part="documents" />
        ) : null}
        <td className="num strong">{read(row.endingMinor)}</td>
        <Written {...props} column="actual" />
        {columns.hasDifference ? (
          <td className="num">
            <Difference amount={row.differenceMinor} currency={row.currency} />
          </td>
        ) : null}
        <Written {...props} column="withdrawal" />
        <td className={remains}>{read(row.remainingMinor)}</td>
        {columns.hasPayments ? <td className="num">{money.count(row.payments)}</td> : null}
        {columns.hasOperations ? <td className="num">{money.count(row.operations)}</td> : null}
      </tr>
      {hasDifference(row) && (row.reason !== '' || row.isAboveTolerance) ? (
        <Explained row={row} columns={columns} isChosen={isChosen} />
      ) : null}
    </>
  );
}

/** Under a difference: that it is above tolerance, and the reason somebody gave. */
function Explained(props: { readonly row: EndRow; readonly columns: ShownColumns; readonly isChosen: boolean }) {
  const { t } = useTranslation();
  const { row, columns } = props;
  const after = 2 + Number(columns.hasPayments) + Number(columns.hasOperations);
  return (
    <tr className={props.isChosen ? 'explained is-selected' : 'explained'}>
      <td colSpan={widthOf(columns) - after}>
        {row.isAboveTolerance ? (
          <span className="tag bad">
            <Icon name="alert" />
            {t('endOfShift.aboveTolerance')}
          </span>
        ) : null}
        <span className={row.reason === '' ? 'quiet' : 'pen'}>
          {row.reason === '' ? t('endOfShift.noReason') : row.reason}
        </span>
      </td>
      <td colSpan={after} />
    </tr>
  );
}

/** A figure that opens into its documents; a bare zero has none. */
function Opening(
  props: RowProps & {
    readonly column: 'beginningBalance' | 'paymentValue' | 'cashDocuments';
    readonly amount: number;
    readonly part: FigurePart;
    readonly kind?: 'margin';
  },
) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row, part } = props;
  const amount = money.read(props.amount, row.currency);
  const column = t(`endOfShift.${props.column}`);
  const kind = props.kind === undefined ? 'num' : 'num margin';
  if (props.amount === 0)
    return (
      <td className={kind}>
        <span className="quiet">{amount}</span>
      </td>
    );
  return (
    <td className={kind}>
      <Drill
        name={t('endOfShift.opens', { column, form: row.name, currency: row.currency, amount })}
        onOpen={() => props.onFigure({ row, part })}
      >
        {amount}
      </Drill>
    </td>
  );
}

const WORDS_OF = { actual: 'actualBalance', withdrawal: 'withdrawal' } as const;

function Written(props: RowProps & { readonly column: 'actual' | 'withdrawal' }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row, column } = props;
  const { paymentForm, currency } = row;
  const amount = column === 'actual' ? row.actualMinor : row.withdrawalMinor;
  return (
    <td className="num cell">
      <AmountEntry
        label={t('endOfShift.cellOf', { column: t(`endOfShift.${WORDS_OF[column]}`), form: row.name, currency })}
        written={amount === null ? null : money.typed(amount, currency)}
        // A hand that opened the window to end the shift writes the first figure at once.
        autoFocus={column === 'actual' && row === props.sheet.rows[0]}
        {...(amount === null ? { emptyWords: t('money.notCounted') } : { shown: money.read(amount, currency) })}
        onWrite={(text) => props.onWrite({ paymentForm, currency, column }, text)}
        onFocus={(by) => {
          props.onChoose(row);
          if (by === 'pointer') props.onTouch();
        }}
      />
    </td>
  );
}
