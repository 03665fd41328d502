import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashDocuments } from '#renderer/cash-documents/use-cash-documents.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { ListedCashDocument } from '#shared/contract/cash-document.ts';

type Choose = (documentId: string) => void;

export function DocumentLedger({
  documents,
  onChoose,
}: {
  readonly documents: CashDocuments;
  readonly onChoose: Choose;
}) {
  const { t } = useTranslation();
  const { chosen, list } = documents;
  if (list.value !== null && documents.documents.length === 0)
    return <p className="documents-none label">{t('cashDocuments.nothing')}</p>;
  return (
    <div className="documents-scroll">
      <Ledger caption={t('cashDocuments.title')} kind="documents">
        <thead>
          <tr>
            <ColumnHead>{t('cashDocuments.number')}</ColumnHead>
            <ColumnHead>{t('cashDocuments.type')}</ColumnHead>
            <ColumnHead>{t('cashDocuments.why')}</ColumnHead>
            <ColumnHead kind="margin">{t('cashDocuments.value')}</ColumnHead>
            <ColumnHead>{t('cashDocuments.date')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {documents.documents.map((document) => (
            <Row
              key={document.documentId}
              document={document}
              isChosen={document.documentId === chosen?.documentId}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </Ledger>
      {list.value?.hasMore === true ? <p className="documents-none label">{t('cashDocuments.more')}</p> : null}
    </div>
  );
}

function Row({
  document,
  isChosen,
  onChoose,
}: {
  readonly document: ListedCashDocument;
  readonly isChosen: boolean;
  readonly onChoose: Choose;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const row = useRef<HTMLTableRowElement>(null);
  const { amountMinor, currency, documentId, issuedAt, number, type } = document;
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <tr ref={row} className={isChosen ? 'is-selected' : undefined}>
      <th scope="row">
        <button type="button" className="drill" aria-pressed={isChosen} onClick={() => onChoose(documentId)}>
          {number}
        </button>
      </th>
      <td className="nowrap">
        {type}
        <span className="label way"> {t(`cashDocument.way.${type}`)}</span>
      </td>
      <td className="why-cell">{whyOf(document)}</td>
      <td className="num margin">
        {money.read(type === 'CD' ? amountMinor : -amountMinor, currency, 'always')}
        <span className="label"> {currency}</span>
      </td>
      <td className="nowrap">{momentInWords(issuedAt, 'day-and-time', language)}</td>
    </tr>
  );
}

/** What a person said about it; a document that the till wrote by itself carries its tag. */
function whyOf({ description, reason, tag }: ListedCashDocument): string {
  if (tag === 'Manual') return [reason, description].filter((words) => words !== '').join(', ');
  return description === '' ? tag : description;
}
