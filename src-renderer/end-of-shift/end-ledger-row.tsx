import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndColumn } from '#renderer/end-of-shift/end-columns.ts';
import type { EndLedgerProps } from '#renderer/end-of-shift/end-ledger.tsx';
import type { FigurePart } from '#renderer/end-of-shift/figure-dock.tsx';
import { cellId, hasDifference } from '#renderer/end-of-shift/row-name.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { Drill } from '#renderer/ledger/ledger.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

type RowProps = EndLedgerProps & { readonly columns: readonly EndColumn[]; readonly row: EndRow };

export function EndLedgerRow(props: RowProps) {
  const money = useMoney();
  const { row, columns } = props;
  const read = (amount: number) => money.read(amount, row.currency);
  const figure = figureClass(columns, ['paymentForm']);
  // Only cash carries over: what remains of the other forms is pale.
  const remains = row.kind === 'cash' ? 'strong' : 'quiet';
  const isChosen = props.chosen === row;
  const openingPart = openingPartOf(row);
  const cells: Readonly<Record<EndColumn, ReactNode>> = {
    paymentForm: (
      <th scope="row">
        <Icon name={row.kind} /> {row.name}
        <span className="unseen"> {row.currency}</span>
      </th>
    ),
    beginningBalance:
      openingPart === null ? (
        <td className={figure('beginningBalance')}>{read(row.beginningMinor)}</td>
      ) : (
        <Opening {...props} column="beginningBalance" amount={row.beginningMinor} part={openingPart} />
      ),
    paymentValue: <Opening {...props} column="paymentValue" amount={row.paymentValueMinor} part="received" />,
    cashDocuments: <Opening {...props} column="cashDocuments" amount={row.cashDocumentsMinor} part="documents" />,
    endingBalance: <td className={`${figure('endingBalance')} strong`}>{read(row.endingMinor)}</td>,
    actualBalance: <Written {...props} column="actual" />,
    difference: (
      <td className={figure('difference')}>
        <Difference amount={row.differenceMinor} currency={row.currency} />
      </td>
    ),
    withdrawal: <Written {...props} column="withdrawal" />,
    remaining: <td className={`${figure('remaining')} ${remains}`}>{read(row.remainingMinor)}</td>,
    numberOfPayments: <td className={figure('numberOfPayments')}>{money.count(row.payments)}</td>,
    numberOfOperations: <td className={figure('numberOfOperations')}>{money.count(row.operations)}</td>,
  };
  return (
    <>
      <tr className={isChosen ? 'is-selected' : undefined} onClick={() => props.onChoose(row)}>
        <LaidCells columns={columns} cells={cells} />
      </tr>
      {(hasDifference(row) && (row.reason !== '' || row.isAboveTolerance)) || row.documentsSinceCount > 0 ? (
        <Explained row={row} columns={columns} isChosen={isChosen} />
      ) : null}
    </>
  );
}

/** Under a row: that its count is older than its figures, that its difference is above tolerance, and the reason somebody gave. */
function Explained(props: {
  readonly row: EndRow;
  readonly columns: readonly EndColumn[];
  readonly isChosen: boolean;
}) {
  const { t } = useTranslation();
  const { row, columns } = props;
  // The words end where the difference stands.
  const after = columns.length - 1 - columns.indexOf('difference');
  return (
    <tr className={props.isChosen ? 'explained is-selected' : 'explained'}>
      <td colSpan={columns.length - after}>
        {row.documentsSinceCount === 0 ? null : (
          <span className="tag warn">
            <Icon name="clock" />
            {t('endOfShift.stale', { count: row.documentsSinceCount })}
          </span>
        )}
        {row.isAboveTolerance ? (
          <span className="tag bad">
            <Icon name="alert" />
            {t('endOfShift.aboveTolerance')}
          </span>
        ) : null}
        {hasDifference(row) ? (
          <span className={row.reason === '' ? 'quiet' : 'pen'}>
            {row.reason === '' ? t('endOfShift.noReason') : row.reason}
          </span>
        ) : null}
      </td>
      {after === 0 ? null : <td colSpan={after} />}
    </tr>
  );
}

/** A figure that opens into its documents; a bare zero has none. */
function Opening(
  props: RowProps & {
    readonly column: 'beginningBalance' | 'paymentValue' | 'cashDocuments';
    readonly amount: number;
    readonly part: FigurePart;
  },
) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row, part } = props;
  const amount = money.read(props.amount, row.currency);
  const column = t(`endOfShift.${props.column}`);
  const kind = figureClass(props.columns, ['paymentForm'])(props.column);
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
    <td className={`${figureClass(props.columns, ['paymentForm'])(WORDS_OF[column])} cell`}>
      <AmountEntry
        id={cellId({ paymentForm, currency, column })}
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

/** What of Beginning Balance has documents to open: the deposit first, as there nearly always is one. */
function openingPartOf({ parts }: EndRow): 'deposit' | 'openingDifference' | null {
  if (parts.depositMinor !== 0) return 'deposit';
  return parts.openingDifferenceMinor === 0 ? null : 'openingDifference';
}
