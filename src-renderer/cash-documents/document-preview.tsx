import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { Slip } from '#renderer/paper-roll/slip.tsx';
import type { CashDocument } from '#shared/contract/cash-document.ts';

/** The chosen document as its newest slip; one that was never printed, as what it says. */
export function DocumentPreview({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation();
  const ask = useMemo(() => (client: TillClient) => client.cashDocument.show({ documentId }), [documentId]);
  const shown = useAnswer(ask, 'changes');
  const document = shown.value;
  return (
    <section className="documents-preview" aria-label={t('cashDocuments.preview')}>
      <TroubleBanner trouble={shown.trouble} />
      {document === null ? null : document.printJobId === null ? (
        <Said document={document} />
      ) : (
        <Slip key={document.printJobId} jobId={document.printJobId} />
      )}
    </section>
  );
}

function Said({ document }: { readonly document: CashDocument }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { amountMinor, currency, description, formName, handledBy, number, tag } = document;
  return (
    <div className="sheet said">
      <div className="sheet-head">
        <h2>{number}</h2>
      </div>
      <dl className="facts left pad-in">
        <Fact name={t('cashDocuments.value')}>
          {money.read(amountMinor, currency)} {currency}
        </Fact>
        <Fact name={t('cashDocument.paymentForm')}>{formName}</Fact>
        <Fact name={t('cashDocuments.why')}>{description === '' ? tag : `${tag}: ${description}`}</Fact>
        <Fact name={t('cashDocument.handledBy')}>{handledBy}</Fact>
      </dl>
      <p className="label pad-in">{t('cashDocuments.neverPrinted')}</p>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
