import { useTranslation } from 'react-i18next';
import type { EndLedgerProps, ShownColumns } from '#renderer/end-of-shift/end-ledger.tsx';
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
  return (
    <tr className={props.chosen === row ? 'is-selected' : undefined}>
      <th scope="row">
        <Icon name={row.kind} /> {row.name}
        <span className="unseen"> {row.currency}</span>
      </th>
      <td className="num margin">{read(row.beginningMinor)}</td>
      <Opening {...props} column="paymentValue" amount={row.paymentValueMinor} />
      {columns.hasDocuments ? <Opening {...props} column="cashDocuments" amount={row.cashDocumentsMinor} /> : null}
      <td className="num strong">{read(row.endingMinor)}</td>
      <Written {...props} column="actual" />
      {columns.hasDifference ? (
        <td className="num">
          <Difference amount={row.differenceMinor} currency={row.currency} />
        </td>
      ) : null}
      <Written {...props} column="withdrawal" />
      <td className={remains}>{read(row.remainingMinor)}</td>
    </tr>
  );
}

/** A figure that opens into its parts; a bare zero has none. */
function Opening(props: RowProps & { readonly column: 'paymentValue' | 'cashDocuments'; readonly amount: number }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row } = props;
  const amount = money.read(props.amount, row.currency);
  const column = t(`endOfShift.${props.column}`);
  if (props.amount === 0)
    return (
      <td className="num">
        <span className="quiet">{amount}</span>
      </td>
    );
  return (
    <td className="num">
      <Drill
        name={t('endOfShift.opens', { column, form: row.name, currency: row.currency, amount })}
        onOpen={() => props.onChoose(row)}
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
