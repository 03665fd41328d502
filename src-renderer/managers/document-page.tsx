import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { KIND_KEYS } from '#renderer/managers/document-list.tsx';
import { formName } from '#renderer/managers/form-name.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { DocumentDetail } from '#shared/contract/managers-shifts.ts';

/** One document down to its lines. */
export function DocumentPage({ eventId }: { readonly eventId: string }) {
  const { t } = useTranslation('managers');
  const question = useCallback((client: AgentPageClient) => client.documents.show({ eventId }), [eventId]);
  const { value, trouble } = useLiveAnswer(question);
  return (
    <>
      <p>
        <button type="button" className="key small" onClick={() => history.back()}>
          {t('page.back')}
        </button>
      </p>
      <TroubleWords trouble={trouble} />
      {value === null ? null : <DocumentSheet detail={value} />}
    </>
  );
}

function DocumentSheet({ detail: { document, lines, payments, changeMinor } }: { readonly detail: DocumentDetail }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { currency } = document;
  const money = (amountMinor: number, of: string = currency) => `${words.money(amountMinor, of)} ${of}`;
  return (
    <section className="sheet narrow" aria-labelledby="document-title">
      <div className="sheet-head">
        <h1 id="document-title">
          {t(`documentKind.${KIND_KEYS[document.kind]}`)} {document.number}
        </h1>
        <p className="label">
          {document.till}, {document.operatorName}, {words.tillMoment(document.at, 'day-and-time')}
        </p>
      </div>
      {document.description === '' ? null : <p className="pad-in">{document.description}</p>}
      <Ledger caption={t('documents.lines')}>
        {lines.length === 0 ? null : (
          <thead>
            <tr>
              <ColumnHead>{t('documents.item')}</ColumnHead>
              <ColumnHead kind="money">{t('documents.quantity')}</ColumnHead>
              <ColumnHead kind="margin">{t('documents.amount')}</ColumnHead>
            </tr>
          </thead>
        )}
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a signed document never change places.
            <tr key={index}>
              <th scope="row" className="folds">
                {line.name}
              </th>
              <td className="num">
                {line.quantity} {line.unit}
              </td>
              <td className="num margin">{words.money(line.amountMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('documents.total')}
            </th>
            <td className="num margin">{money(document.amountMinor)}</td>
          </tr>
        </tfoot>
      </Ledger>
      {payments.length === 0 ? null : (
        <dl className="facts pad-in">
          {payments.map(({ paymentForm, currency: of, amountMinor }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: payments of a signed document never change places.
            <div key={index} className="fact-row">
              <dt>{formName(paymentForm, t)}</dt>
              <dd>{money(amountMinor, of)}</dd>
            </div>
          ))}
          {changeMinor === 0 ? null : (
            <div className="fact-row">
              <dt>{t('documents.change')}</dt>
              <dd>{money(changeMinor)}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}
