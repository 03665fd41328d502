import { useTranslation } from 'react-i18next';
import { DocumentTable, NumberCell } from '#renderer/documents/document-table.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import type { ShownTransfer, Transfers } from '#renderer/transfers/use-transfers.ts';

/** States that somebody has to look into. */
const WRONG: readonly ShownTransfer['state'][] = ['differs', 'twice', 'unproven'];

export function TransferLedger({ transfers }: { readonly transfers: Transfers }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const parts = usePartsOf('transfers');
  const { choose, chosen, list } = transfers;
  return (
    <DocumentTable
      caption={t('transfers.title')}
      nothing={t('transfers.nothing')}
      list={list.value === null ? null : { documents: transfers.transfers, hasMore: false }}
      chosen={chosen}
      layout={{
        columns: parts.columns.filter(parts.isShown),
        figure: 'value',
        heads: {
          number: t('transfers.number'),
          way: t('transfers.way'),
          sentAt: t('transfers.sentAt'),
          value: t('transfers.value'),
          arrived: t('transfers.arrived'),
          state: t('transfers.state'),
        },
        cells: (transfer) => ({
          number: <NumberCell document={transfer} chosen={chosen} onChoose={choose} />,
          way: (
            <td className="nowrap">
              {transfer.fromTill ?? '?'} → {transfer.toTill}
              {transfer.sentBy === '' ? null : <span className="label"> {transfer.sentBy}</span>}
            </td>
          ),
          sentAt: (
            <td className="nowrap">
              {transfer.sentAt === null
                ? t('transfers.unknownTill')
                : momentInWords(transfer.sentAt, 'day-and-time', language)}
            </td>
          ),
          value: (
            <td className="num margin">
              {transfer.sentMinor === null ? '–' : money.read(transfer.sentMinor, transfer.currency)}
              <span className="label"> {transfer.currency}</span>
            </td>
          ),
          arrived: (
            <td className="nowrap">
              {transfer.receipts.map(({ amountMinor, currency, number, till }) => (
                <p key={number}>
                  {money.read(amountMinor, currency)}
                  <span className="label">
                    {' '}
                    {currency} · {till}
                  </span>
                </p>
              ))}
            </td>
          ),
          state: (
            <td className="nowrap">
              {WRONG.includes(transfer.state) ? (
                <b className="arrival">{t(`transfers.states.${transfer.state}`)}</b>
              ) : (
                t(`transfers.states.${transfer.state}`)
              )}
            </td>
          ),
        }),
      }}
    />
  );
}
