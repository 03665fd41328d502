import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { BarList } from '#renderer/plot/bar-list.tsx';
import type { ShiftSummary } from '#shared/contract/shift.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

type Pick = (row: ShiftSummary['balances'][number]) => number;
type BalanceColumn = ColumnOf<'shift-summary'>;

/** What each payment form of one currency took in and gave out. */
export function BalancesPage({ summary, currency }: { readonly summary: ShiftSummary; readonly currency: string }) {
  const { t } = useTranslation();
  const money = useMoney();
  const rows = summary.balances.filter((balance) => balance.currency === currency);
  const sum = (pick: Pick) => rows.reduce((before, row) => before + pick(row), 0);
  const parts = usePartsOf('shift-summary');
  const columns = parts.columns.filter(parts.isShown);
  const figure = figureClass(columns, ['paymentForm']);
  const cellsOf = (name: ReactNode, figureOf: (pick: Pick) => number): Readonly<Record<BalanceColumn, ReactNode>> => {
    const amount = (column: BalanceColumn, pick: Pick) => (
      <td className={figure(column)}>{money.read(Math.abs(figureOf(pick)), currency)}</td>
    );
    return {
      paymentForm: <th scope="row">{name}</th>,
      payments: <td className={figure('payments')}>{money.count(figureOf((row) => row.payments))}</td>,
      operations: <td className={figure('operations')}>{money.count(figureOf((row) => row.operations))}</td>,
      received: amount('received', (row) => row.salesMinor),
      manualDeposits: amount('manualDeposits', (row) => row.manualDepositsMinor),
      deposits: amount('deposits', (row) => row.depositsMinor),
      returns: amount('returns', (row) => row.returnsMinor),
      manualWithdrawals: amount('manualWithdrawals', (row) => row.manualWithdrawalsMinor),
      withdrawals: amount('withdrawals', (row) => row.withdrawalsMinor),
      total: (
        <td className={`${figure('total')} strong`}>
          {money.read(
            figureOf((row) => row.totalMinor),
            currency,
          )}
        </td>
      ),
    };
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: more forms than the sheet is high are scrolled by keyboard too. */}
      <section className="tab-scroll" aria-label={t('shiftSummary.tab.balances')} tabIndex={0}>
        <Ledger caption={t('shiftSummary.balance.caption', { currency })}>
          <thead>
            <tr>
              {columns.map((column) =>
                column === 'paymentForm' ? (
                  <ColumnHead key={column}>{t('shiftSummary.balance.form')}</ColumnHead>
                ) : (
                  <th key={column} scope="col" className={figure(column)}>
                    {t(`shiftSummary.balance.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.paymentForm}>
                <LaidCells
                  columns={columns}
                  cells={cellsOf(
                    <>
                      <Icon name={row.kind} /> {row.name}
                    </>,
                    (pick) => pick(row),
                  )}
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <LaidCells columns={columns} cells={cellsOf(t('shiftSummary.balance.sum', { currency }), sum)} />
            </tr>
          </tfoot>
        </Ledger>
        <Cards sums={summary.unconfirmedCards} currency={currency} words="shiftSummary.unconfirmedCards" />
        <Cards sums={summary.cardsWithoutReceipt} currency={currency} words="shiftSummary.cardsWithoutReceipt" />
      </section>
      {parts.isShown('plots') ? <Plot rows={rows} currency={currency} /> : null}
    </>
  );
}

function Cards(props: {
  readonly sums: ShiftSummary['unconfirmedCards'];
  readonly currency: string;
  readonly words: 'shiftSummary.unconfirmedCards' | 'shiftSummary.cardsWithoutReceipt';
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const sums = props.sums.filter(({ currency }) => currency === props.currency);
  return sums.map(({ amountMinor, currency, payments: count }) => (
    <p key={String(amountMinor < 0)} className="label">
      {t(props.words, { count, amount: `${money.read(amountMinor, currency)}\u00a0${currency}` })}
    </p>
  ));
}

function Plot({ rows, currency }: { readonly rows: ShiftSummary['balances']; readonly currency: string }) {
  const { t } = useTranslation();
  return (
    <figure>
      <figcaption>
        <h2>{t('shiftSummary.balance.byTotal')}</h2>
      </figcaption>
      <BarList
        name={t('shiftSummary.balance.byTotal')}
        currency={currency}
        bars={rows.map((row) => ({ label: row.name, amount: row.totalMinor }))}
      />
    </figure>
  );
}
