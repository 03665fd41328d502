import { useTranslation } from 'react-i18next';
import { type EndColumn, shownColumns } from '#renderer/end-of-shift/end-columns.ts';
import { EndLedgerRow } from '#renderer/end-of-shift/end-ledger-row.tsx';
import { EndLedgerSum } from '#renderer/end-of-shift/end-ledger-sum.tsx';
import type { FigureAsked } from '#renderer/end-of-shift/figure-dock.tsx';
import type { EndCell } from '#renderer/end-of-shift/use-end.ts';
import { figureClass } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
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
  const parts = usePartsOf('end-of-shift');
  const columns = shownColumns(props.sheet, parts);
  const isWide = columns.includes('numberOfPayments') || columns.includes('numberOfOperations');
  const bands = [...Map.groupBy(rows, (row) => row.currency)];
  return (
    <section className="sheet end-sheet" aria-label={t('endOfShift.paymentForms')}>
      <Ledger caption={t('endOfShift.caption')} kind={isWide ? 'end-ledger wide' : 'end-ledger'}>
        <Heads columns={columns} />
        {bands.map(([code, ofCurrency]) => (
          <tbody key={code}>
            <CurrencyBand
              code={code}
              name={currencies.find((currency) => currency.code === code)?.name ?? ''}
              columns={columns.length}
            />
            {ofCurrency.map((row) => (
              <EndLedgerRow key={row.paymentForm} {...props} columns={columns} row={row} />
            ))}
            {parts.isShown('summary') ? <EndLedgerSum currency={code} rows={ofCurrency} columns={columns} /> : null}
          </tbody>
        ))}
      </Ledger>
    </section>
  );
}

/** Columns whose cells a person writes in. */
const WRITTEN: readonly EndColumn[] = ['actualBalance', 'withdrawal'];

function Heads({ columns }: { readonly columns: readonly EndColumn[] }) {
  const { t } = useTranslation();
  const figure = figureClass(columns, ['paymentForm']);
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          column === 'paymentForm' ? (
            <ColumnHead key={column}>{t('endOfShift.paymentForm')}</ColumnHead>
          ) : (
            <th
              key={column}
              scope="col"
              className={WRITTEN.includes(column) ? `${figure(column)} over-entries` : figure(column)}
            >
              {t(`endOfShift.${column}`)}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
