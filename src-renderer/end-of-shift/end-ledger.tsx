import { useTranslation } from 'react-i18next';
import { EndLedgerRow } from '#renderer/end-of-shift/end-ledger-row.tsx';
import type { EndCell } from '#renderer/end-of-shift/use-end.ts';
import { ColumnHead, CurrencyBand, Ledger } from '#renderer/ledger/ledger.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';

export type EndLedgerProps = {
  readonly sheet: EndSheet;
  readonly chosen: EndRow;
  readonly onChoose: (row: EndRow) => void;
  readonly onWrite: (cell: EndCell, amount: string | null) => Promise<boolean>;
  /** An entry was touched: a hand without a keyboard wants the pad. */
  readonly onTouch: () => void;
};

/** Two columns show themselves only when they have something to say (reference 1.5). */
export type ShownColumns = { readonly hasDocuments: boolean; readonly hasDifference: boolean };

export function EndLedger(props: EndLedgerProps) {
  const { t } = useTranslation();
  const { currencies } = useTillState();
  const { rows } = props.sheet;
  const columns: ShownColumns = {
    hasDocuments: rows.some((row) => row.cashDocumentsMinor !== 0),
    hasDifference: rows.some((row) => row.differenceMinor !== null),
  };
  const width = 7 + Number(columns.hasDocuments) + Number(columns.hasDifference);
  const bands = [...Map.groupBy(rows, (row) => row.currency)];
  return (
    <section className="sheet end-sheet" aria-label={t('endOfShift.paymentForms')}>
      <Ledger caption={t('endOfShift.caption')} kind="end-ledger">
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
          </tbody>
        ))}
      </Ledger>
    </section>
  );
}

function Heads({ hasDocuments, hasDifference }: ShownColumns) {
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
      </tr>
    </thead>
  );
}
