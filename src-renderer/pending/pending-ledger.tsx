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
          till: t('pending.till'),
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
            till: <TillCell document={document} />,
            parked: <td className="nowrap">{momentInWords(document.parkedAt, 'day-and-time', language)}</td>,
            number: <td>{money.count(document.lineCount)}</td>,
            subtotal: (
              <td className="num">
                {document.subtotalMinor === null ? null : money.read(document.subtotalMinor, document.currency)}
              </td>
            ),
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

/** Where it lies; what keeps it from being taken up here stands beside it. */
function TillCell({ document: { place, till } }: { readonly document: ParkedDocument }) {
  const { t } = useTranslation();
  const isStopped = place === 'under_way' || place === 'out_of_reach';
  return (
    <td>
      <span className={place === 'here' ? 'tag good' : 'tag calm'}>{till}</span>
      {isStopped ? <small className="label"> {t(`pending.place.${place}`)}</small> : null}
    </td>
  );
}
