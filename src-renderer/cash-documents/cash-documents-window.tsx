import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentFilter } from '#renderer/cash-documents/document-filter.tsx';
import { DocumentLedger } from '#renderer/cash-documents/document-ledger.tsx';
import { DocumentPreview } from '#renderer/cash-documents/document-preview.tsx';
import { useCashDocuments } from '#renderer/cash-documents/use-cash-documents.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { CASH_DOCUMENT_TYPES } from '#shared/cash-document/purpose.ts';

/** CD/CW List: what this till issued, by hand or by itself; each as its slip, printed again when somebody needs it. */
export function CashDocumentsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const phase = usePhase('cash-documents');
  const till = useTillState();
  const documents = useCashDocuments();
  const print = useCommand(useClient().cashDocument.print);
  const [isQueued, setQueued] = useState(false);
  const { chosen } = documents;

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
  const steps = (['ArrowUp', 'ArrowDown'] as const).map(
    (shortcut): WindowKey => ({
      id: shortcut,
      label: shortcut === 'ArrowUp' ? t('cashDocuments.newer') : t('cashDocuments.older'),
      shortcut,
      place: 'elsewhere',
      press: () => documents.step(shortcut === 'ArrowUp' ? -1 : 1),
    }),
  );
  return (
    <Frame
      kind="cashdocs"
      title={t('cashDocuments.title')}
      subtitle={t('cashDocuments.subtitle', { till: till.code })}
      keys={[
        { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'left', press: () => open(phase.back) },
        { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: documents.list.reload },
        ...issueKeys,
        {
          id: 'print',
          label: t('cashDocuments.print'),
          shortcut: 'F7',
          place: 'main',
          isBusy: print.isBusy,
          reason: chosen === null ? t('cashDocuments.nothing') : null,
          press: () => {
            if (chosen === null) return;
            void print.run({ documentId: chosen.documentId }).then((outcome) => setQueued(outcome?.kind === 'done'));
          },
        },
        ...steps,
      ]}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(print.trouble, documents.list.trouble)} />
          {isQueued ? <Banner tone="good" icon="printer" words={t('cashDocuments.queued')} /> : null}
        </>
      }
    >
      <section className="sheet documents-sheet" aria-label={t('cashDocuments.title')}>
        <DocumentFilter filter={documents.filter} days={documents.list.value?.days ?? []} />
        <DocumentLedger
          documents={documents}
          onChoose={(documentId) => {
            setQueued(false);
            documents.choose(documentId);
          }}
        />
      </section>
      {chosen === null ? null : <DocumentPreview key={chosen.documentId} documentId={chosen.documentId} />}
    </Frame>
  );
}
