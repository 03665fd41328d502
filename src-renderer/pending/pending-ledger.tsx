import { useTranslation } from 'react-i18next';
import { DocumentTable, NumberCell } from '#renderer/documents/document-table.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { cardStands } from '#renderer/pending/use-pending.ts';
import type { ParkedDocument } from '#shared/contract/sale.ts';

export function PendingLedger(props: {
  readonly documents: readonly ParkedDocument[] | null;
  readonly chosen: ParkedDocument | null;
  readonly onChoose: (documentId: string) => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const parts = usePartsOf('pending-documents');
  const { chosen, documents, onChoose } = props;
  const named = (document: ParkedDocument) => ({ documentId: document.documentId, number: document.handledBy });
  return (
    <DocumentTable
      caption={t('pending.title')}
      nothing={t('pending.none')}
      list={documents === null ? null : { documents, hasMore: false }}
      chosen={chosen}
      layout={{
        columns: parts.columns.filter(parts.isShown),
        heads: {
          handledBy: t('pending.handledBy'),
          parked: t('pending.parked'),
          number: t('pending.number'),
          subtotal: t('pending.subtotal'),
          total: t('pending.total'),
        },
        figure: 'total',
        cells: (document) => {
          const card = cardStands(document);
          return {
            // It has no number before it is sold: whoever looks for it knows whose it is.
            handledBy: (
              <NumberCell
                document={named(document)}
                chosen={chosen === null ? null : named(chosen)}
                onChoose={onChoose}
              >
                {card === null ? null : <small className="label"> {t(`pending.card.${card}`)}</small>}
              </NumberCell>
            ),
            parked: <td className="nowrap">{momentInWords(document.parkedAt, 'day-and-time', language)}</td>,
            number: <td>{money.count(document.items.length)}</td>,
            subtotal: <td className="num">{money.read(document.subtotalMinor, document.currency)}</td>,
            total: (
              <td className="num margin">
                {money.read(document.totalMinor, document.currency)}
                <span className="label"> {document.currency}</span>
              </td>
            ),
          };
        },
      }}
    />
  );
}
