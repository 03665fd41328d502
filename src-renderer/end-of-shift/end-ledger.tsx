import { useTranslation } from 'react-i18next';
import { type ShownColumns, shownColumns, widthOf } from '#renderer/end-of-shift/end-columns.ts';
import { EndLedgerRow } from '#renderer/end-of-shift/end-ledger-row.tsx';
import { EndLedgerSum } from '#renderer/end-of-shift/end-ledger-sum.tsx';
import type { FigureAsked } from '#renderer/end-of-shift/figure-dock.tsx';
import type { EndCell } from '#renderer/end-of-shift/use-end.ts';
import { isSectionShown } from '#renderer/layout/layout.ts';
import { ColumnHead, CurrencyBand, Ledger } from '#renderer/ledger/ledger.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';

export type EndLedgerProps = {
  readonly sheet: EndSheet;
  readonly chosen: EndRow;
  readonly onChoose: (row: EndRow) => void;
  readonly onWrite: (cell: EndCell, amount: string | null) => Promise<boolean>;
  readonly onFigure: (asked: FigureAsked) => void;
  /** An entry was touched: a hand without a keyboard wants the pad. */
  readonly onTouch: () => void;
};

export function EndLedger(props: EndLedgerProps) {
  const { t } = useTranslation();
  const { currencies } = useTillState();
  const { rows } = props.sheet;
  const columns = shownColumns(props.sheet);
  const width = widthOf(columns);
  const hasSummary = isSectionShown('end-of-shift', 'summary');
  const bands = [...Map.groupBy(rows, (row) => row.currency)];
  return (
    <section className="sheet end-sheet" aria-label={t('endOfShift.paymentForms')}>
      <Ledger
        caption={t('endOfShift.caption')}
        kind={columns.hasPayments || columns.hasOperations ? 'end-ledger wide' : 'end-ledger'}
      >
        <Heads {...columns} />
        {bands.map(([code, ofCurrency]) => (
          <tbody key={code}>
            <CurrencyBand
              code={code}
              name={currencies.find((currency) => currency.code === code)?.name ?? ''}
              columns={width}
            />
            {ofCurrency.map((row) => (
              <EndLedgerRow key={row.paymentForm} {...props} columns={columns} row={row} />
            ))}
            {hasSummary ? <EndLedgerSum currency={code} rows={ofCurrency} columns={columns} /> : null}
          </tbody>
        ))}
      </Ledger>
    </section>
  );
}

function Heads({ hasDocuments, hasDifference, hasPayments, hasOperations }: ShownColumns) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <ColumnHead>{t('endOfShift.paymentForm')}</ColumnHead>
        <ColumnHead kind="margin">{t('endOfShift.beginningBalance')}</ColumnHead>
        <ColumnHead kind="money">{t('endOfShift.paymentValue')}</ColumnHead>
        {hasDocuments ? <ColumnHead kind="money">{t('endOfShift.cashDocuments')}</ColumnHead> : null}
        <ColumnHead kind="money">{t('endOfShift.endingBalance')}</ColumnHead>
        <ColumnHead kind="written">{t('endOfShift.actualBalance')}</ColumnHead>
        {hasDifference ? <ColumnHead kind="money">{t('endOfShift.difference')}</ColumnHead> : null}
        <ColumnHead kind="written">{t('endOfShift.withdrawal')}</ColumnHead>
        <ColumnHead kind="money">{t('endOfShift.remaining')}</ColumnHead>
        {hasPayments ? <ColumnHead kind="money">{t('endOfShift.numberOfPayments')}</ColumnHead> : null}
        {hasOperations ? <ColumnHead kind="money">{t('endOfShift.numberOfOperations')}</ColumnHead> : null}
      </tr>
    </thead>
  );
}
