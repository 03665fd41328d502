import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { BarList } from '#renderer/plot/bar-list.tsx';
import type { ShiftSummary } from '#shared/contract/shift.ts';

/** What each payment form of one currency took in and gave out. */
export function BalancesPage({ summary, currency }: { readonly summary: ShiftSummary; readonly currency: string }) {
  const { t } = useTranslation();
  const money = useMoney();
  const rows = summary.balances.filter((balance) => balance.currency === currency);
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((before, row) => before + pick(row), 0);
  return (
    <>
      <Ledger caption={t('shiftSummary.balance.caption', { currency })}>
        <thead>
          <tr>
            <ColumnHead>{t('shiftSummary.balance.form')}</ColumnHead>
            <ColumnHead kind="margin">{t('shiftSummary.balance.payments')}</ColumnHead>
            <ColumnHead kind="money">{t('shiftSummary.balance.deposits')}</ColumnHead>
            <ColumnHead kind="money">{t('shiftSummary.balance.withdrawals')}</ColumnHead>
            <ColumnHead kind="money">{t('shiftSummary.balance.total')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.paymentForm}>
              <th scope="row">
                <Icon name={row.kind} /> {row.name}
              </th>
              <td className="num margin">{money.count(row.payments)}</td>
              <td className="num">{money.read(row.depositsMinor, currency)}</td>
              <td className="num">{money.read(Math.abs(row.withdrawalsMinor), currency)}</td>
              <td className="num strong">{money.read(row.totalMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('shiftSummary.balance.sum', { currency })}</th>
            <td className="num margin">{money.count(sum((row) => row.payments))}</td>
            <td className="num">
              {money.read(
                sum((row) => row.depositsMinor),
                currency,
              )}
            </td>
            <td className="num">{money.read(Math.abs(sum((row) => row.withdrawalsMinor)), currency)}</td>
            <td className="num">
              {money.read(
                sum((row) => row.totalMinor),
                currency,
              )}
            </td>
          </tr>
        </tfoot>
      </Ledger>
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
    </>
  );
}
