import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { At } from '#renderer/pos-sessions/session-list.tsx';
import type { PosSession, SessionDetails } from '#shared/contract/session.ts';

/** The chosen session: payments, documents, cash movements. */
export function SessionDetail({ session }: { readonly session: PosSession }) {
  const { t } = useTranslation();
  const sessionId = session.id;
  const ask = useMemo(() => (client: TillClient) => client.session.details({ sessionId }), [sessionId]);
  const details = useAnswer(ask, 'changes').value;
  const { closedElsewhere } = session;
  return (
    <>
      <div className="sheet-head">
        <h2 id="session-detail">
          {session.operatorName}, {session.till}
        </h2>
        <span className="label">{session.shiftNumber}</span>
      </div>
      <div className="pad-in panel">
        {closedElsewhere === null ? null : (
          <p className="label">
            {t('posSessions.closedBy', { name: closedElsewhere.byName, till: closedElsewhere.till })}{' '}
            {closedElsewhere.reason}
          </p>
        )}
        {details === null ? null : <Figures details={details} />}
      </div>
    </>
  );
}

function Figures({ details }: { readonly details: SessionDetails }) {
  const { t } = useTranslation();
  const money = useMoney();
  if (details.payments.length === 0 && details.documents?.length === 0)
    return <p className="label">{t('posSessions.nothing')}</p>;
  return (
    <>
      <h3>{t('posSessions.payments')}</h3>
      {details.isBlind ? (
        <p className="blind-note">
          <Icon name="hide" />
          <span>{t('posSessions.blind')}</span>
        </p>
      ) : null}
      <dl className="facts">
        {details.payments.map(({ name, currency, amountMinor }) => (
          <div key={`${name} ${currency}`}>
            <dt>
              {name} {currency}
            </dt>
            <dd>{money.read(amountMinor, currency)}</dd>
          </div>
        ))}
      </dl>
      {details.documents === null ? (
        <p className="label">{t('posSessions.documentsAway')}</p>
      ) : (
        <>
          <Documents title={t('posSessions.movements')} of={details} kind="cash_document" />
          <Documents title={t('posSessions.documents')} of={details} kind="trade_document" />
        </>
      )}
    </>
  );
}

function Documents(props: {
  readonly title: string;
  readonly of: SessionDetails;
  readonly kind: 'trade_document' | 'cash_document';
}) {
  const money = useMoney();
  const documents = (props.of.documents ?? []).filter(({ kind }) => kind === props.kind);
  if (documents.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <dl className="facts">
        {documents.map(({ number, description, currency, amountMinor, at }) => (
          <div key={number}>
            <dt>
              {number} <At moment={at} /> {description}
            </dt>
            <dd>{money.read(amountMinor, currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
