import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { Slip } from '#renderer/paper-roll/slip.tsx';
import type { TradeDocument } from '#shared/contract/trade-document.ts';

type Choose = (documentId: string) => void;

/** The chosen document as its newest slip, and what belongs to it: its receipt, or what came back of it. */
export function TradePreview({ documentId, onChoose }: { readonly documentId: string; readonly onChoose: Choose }) {
  const { t } = useTranslation();
  const ask = useMemo(() => (client: TillClient) => client.tradeDocument.show({ documentId }), [documentId]);
  const shown = useAnswer(ask, 'changes');
  return (
    <section className="documents-preview trade-preview" aria-label={t('cashDocuments.preview')}>
      <TroubleBanner trouble={shown.trouble} />
      {shown.value === null ? null : <Links document={shown.value} onChoose={onChoose} />}
      {shown.value === null || shown.value.printJobId === null ? null : (
        <Slip key={shown.value.printJobId} jobId={shown.value.printJobId} />
      )}
    </section>
  );
}

function Links({ document, onChoose }: { readonly document: TradeDocument; readonly onChoose: Choose }) {
  const { t } = useTranslation();
  const links = document.original === null ? document.corrections : [document.original];
  if (links.length === 0) return null;
  const name = t(document.original === null ? 'tradeDocuments.cameBack' : 'tradeDocuments.ofReceipt');
  return (
    <fieldset className="links" aria-label={name}>
      <span className="label" aria-hidden="true">
        {name}
      </span>
      {links.map(({ documentId, number }) => (
        <Key key={documentId} label={number} kind="small" onPress={() => onChoose(documentId)} />
      ))}
    </fieldset>
  );
}
