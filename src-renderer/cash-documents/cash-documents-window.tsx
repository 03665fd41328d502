import { useTranslation } from 'react-i18next';
import { DocumentLedger } from '#renderer/cash-documents/document-ledger.tsx';
import { DocumentPreview } from '#renderer/cash-documents/document-preview.tsx';
import { useCashDocuments } from '#renderer/cash-documents/use-cash-documents.ts';
import { DocumentFilter } from '#renderer/documents/document-filter.tsx';
import { useListKeys } from '#renderer/documents/use-list-keys.ts';
import { usePrintAgain } from '#renderer/documents/use-print-again.tsx';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { CASH_DOCUMENT_TYPES } from '#shared/cash-document/purpose.ts';

/** CD/CW List: what this till issued, by hand or by itself; each as its slip, printed again when somebody needs it. */
export function CashDocumentsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const phase = usePhase('cash-documents');
  const till = useTillState();
  const documents = useCashDocuments();
  const { chosen } = documents;
  const parts = usePartsOf('cash-documents');
  const print = usePrintAgain(useClient().cashDocument.print, chosen, {
    place: 'main',
    whyNothing: t('cashDocuments.nothing'),
    isListed: documents.list.value !== null,
  });
  const { leave, steps } = useListKeys({
    close: () => open(phase.back),
    reload: documents.list.reload,
    step: documents.step,
  });

  const issueKeys = CASH_DOCUMENT_TYPES.map(
    (type): WindowKey => ({
      id: type,
      label: type,
      note: t(`cashDocument.way.${type}`),
      shortcut: type === 'CD' ? 'F3' : 'F4',
      place: 'right',
      reason: till.shift === null ? t('reports.noShiftNote') : null,
      press: () => open({ window: 'cash-document', type, back: { window: 'cash-documents', back: phase.back } }),
    }),
  );
  const transfers: WindowKey = {
    id: 'transfers',
    label: t('transfers.title'),
    note: t('transfers.note'),
    shortcut: 'F8',
    place: 'left',
    press: () => open({ window: 'transfers', back: { window: 'cash-documents', back: phase.back } }),
  };
  return (
    <Frame
      kind={parts.isShown('preview') ? 'cashdocs' : 'cashdocs alone'}
      title={t('cashDocuments.title')}
      subtitle={t('cashDocuments.subtitle', { till: till.code })}
      keys={[...leave, transfers, ...issueKeys, print.key, ...steps]}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(print.trouble, documents.list.trouble)} />
          {print.said}
        </>
      }
    >
      <section className="sheet documents-sheet" aria-label={t('cashDocuments.title')}>
        <DocumentFilter
          filter={documents.filter}
          days={documents.list.value?.days ?? []}
          hasValues
          name={t('cashDocuments.type')}
          choices={CASH_DOCUMENT_TYPES.map((value) => ({ value, label: value }))}
        />
        <DocumentLedger documents={documents} />
      </section>
      {chosen === null || !parts.isShown('preview') ? null : (
        <DocumentPreview key={chosen.documentId} documentId={chosen.documentId} />
      )}
    </Frame>
  );
}
