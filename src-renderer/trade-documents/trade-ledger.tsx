import { useTranslation } from 'react-i18next';
import { DocumentTable, NumberCell } from '#renderer/documents/document-table.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import type { TradeDocuments } from '#renderer/trade-documents/use-trade-documents.ts';

export function TradeLedger({ documents }: { readonly documents: TradeDocuments }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const parts = usePartsOf('trade-documents');
  const { choose, chosen, list } = documents;
  return (
    <DocumentTable
      caption={t('tradeDocuments.title')}
      nothing={t('tradeDocuments.nothing')}
      list={list.value}
      chosen={chosen}
      layout={{
        columns: parts.columns.filter(parts.isShown),
        figure: 'total',
        heads: {
          number: t('cashDocuments.number'),
          kind: t('tradeDocuments.kind'),
          customer: t('sale.customer'),
          cashier: t('tradeDocuments.cashier'),
          forms: t('cashDocument.paymentForm'),
          total: t('tradeDocuments.total'),
          date: t('cashDocuments.date'),
        },
        cells: (document) => ({
          number: (
            <NumberCell document={document} chosen={chosen} onChoose={choose}>
              {document.type === 'correction' && !parts.isShown('kind') ? (
                <small className="label"> {t('tradeDocuments.type.correction')}</small>
              ) : null}
            </NumberCell>
          ),
          kind: <td>{t(`tradeDocuments.type.${document.type}`)}</td>,
          customer: <td className="why-cell">{document.customer}</td>,
          cashier: <td>{document.handledBy}</td>,
          forms: <td className="why-cell">{document.forms.join(', ')}</td>,
          total: (
            <td className="num margin">
              {money.read(document.totalMinor, document.currency)}
              <span className="label"> {document.currency}</span>
            </td>
          ),
          date: <td className="nowrap">{momentInWords(document.issuedAt, 'day-and-time', language)}</td>,
        }),
      }}
    />
  );
}
