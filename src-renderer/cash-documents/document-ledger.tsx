import { useTranslation } from 'react-i18next';
import type { CashDocuments } from '#renderer/cash-documents/use-cash-documents.ts';
import { DocumentTable, NumberCell } from '#renderer/documents/document-table.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { tagWords } from '#shared/cash-document/tag-words.ts';
import type { ListedCashDocument } from '#shared/contract/cash-document.ts';
import type { Language } from '#shared/language/languages.ts';

export function DocumentLedger({ documents }: { readonly documents: CashDocuments }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const parts = usePartsOf('cash-documents');
  const { choose, chosen, list } = documents;
  return (
    <DocumentTable
      caption={t('cashDocuments.title')}
      nothing={t('cashDocuments.nothing')}
      list={list.value}
      chosen={chosen}
      layout={{
        columns: parts.columns.filter(parts.isShown),
        figure: 'value',
        heads: {
          number: t('cashDocuments.number'),
          type: t('cashDocuments.type'),
          why: t('cashDocuments.why'),
          value: t('cashDocuments.value'),
          date: t('cashDocuments.date'),
        },
        cells: (document) => ({
          number: <NumberCell document={document} chosen={chosen} onChoose={choose} />,
          type: (
            <td className="nowrap">
              {document.type}
              <span className="label way"> {t(`cashDocument.way.${document.type}`)}</span>
            </td>
          ),
          why: (
            <td className="why-cell">
              {whyOf(document, language)}
              <Arrival document={document} />
            </td>
          ),
          value: (
            <td className="num margin">
              {money.read(
                document.type === 'CD' ? document.amountMinor : -document.amountMinor,
                document.currency,
                'always',
              )}
              <span className="label"> {document.currency}</span>
            </td>
          ),
          date: <td className="nowrap">{momentInWords(document.issuedAt, 'day-and-time', language)}</td>,
        }),
      }}
    />
  );
}

/** What a person said about it; a document that the till wrote by itself carries its tag. */
function whyOf({ description, reason, tag }: ListedCashDocument, language: Language): string {
  if (tag === 'Manual') return [reason, description].filter((words) => words !== '').join(', ');
  return description === '' ? tagWords(tag, language) : description;
}

/** A transfer that was taken in and is not, or not yet, known to be what was sent. */
export function Arrival({ document }: { readonly document: ListedCashDocument }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { amountMinor, arrival, currency } = document;
  if (arrival === null || arrival.state === 'agrees') return null;
  const { sentMinor, state } = arrival;
  const facts =
    sentMinor === null
      ? {}
      : { sent: money.read(sentMinor, currency), difference: money.read(amountMinor - sentMinor, currency, 'always') };
  return <b className="arrival"> {t(`cashDocuments.arrival.${state}`, facts)}</b>;
}
