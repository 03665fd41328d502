import { useTranslation } from 'react-i18next';
import { DocumentFilter } from '#renderer/documents/document-filter.tsx';
import { useListKeys } from '#renderer/documents/use-list-keys.ts';
import { usePrintAgain } from '#renderer/documents/use-print-again.tsx';
import { useWhenThere } from '#renderer/documents/use-when-there.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { TradeLedger } from '#renderer/trade-documents/trade-ledger.tsx';
import { TradePreview } from '#renderer/trade-documents/trade-preview.tsx';
import { useTradeDocuments } from '#renderer/trade-documents/use-trade-documents.ts';
import { TRADE_DOCUMENT_TYPES } from '#shared/sale/trade-document-type.ts';

/** Trade Documents: receipts of this till and what came back of them; look, print again, correct. */
export function TradeDocumentsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const phase = usePhase('trade-documents');
  const till = useTillState();
  const documents = useTradeDocuments(phase.chosenId ?? null);
  const { chosen } = documents;
  const isListed = documents.list.value !== null;
  const parts = usePartsOf('trade-documents');

  const print = usePrintAgain(useClient().tradeDocument.print, chosen, {
    place: 'right',
    note: t('userShifts.copyNote'),
    whyNothing: t('tradeDocuments.nothing'),
    isListed,
  });
  const { leave, steps } = useListKeys({
    close: () => open(phase.back),
    reload: documents.list.reload,
    step: documents.step,
  });
  const correct = (documentId: string | null) => {
    const back = { ...phase, ...(chosen === null ? {} : { chosenId: chosen.documentId }) };
    open({ window: 'correction', documentId, back });
  };
  const whyNotCorrect = () => {
    if (till.shift === null) return t('reports.noShiftNote');
    if (chosen === null) return isListed ? t('tradeDocuments.nothing') : null;
    return chosen.type === 'receipt' ? null : t('tradeDocuments.onlyReceipts');
  };
  const correctChosen = useWhenThere(isListed, () => {
    if (chosen !== null && whyNotCorrect() === null) correct(chosen.documentId);
  });
  return (
    <Frame
      kind={parts.isShown('preview') ? 'cashdocs' : 'cashdocs alone'}
      title={t('tradeDocuments.title')}
      subtitle={t('cashDocuments.subtitle', { till: till.code })}
      keys={[
        ...leave,
        {
          id: 'without',
          label: t('tradeDocuments.withoutReceipt'),
          shortcut: 'F9',
          place: 'left',
          reason: till.document === null ? t('tradeDocuments.typeFirst') : null,
          press: () => correct(null),
        },
        print.key,
        {
          id: 'correct',
          label: t('tradeDocuments.correct'),
          shortcut: 'F8',
          place: 'main',
          reason: whyNotCorrect(),
          press: correctChosen,
        },
        ...steps,
      ]}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(print.trouble, documents.list.trouble)} />
          {print.said}
        </>
      }
    >
      <section className="sheet documents-sheet" aria-label={t('tradeDocuments.title')}>
        <DocumentFilter
          filter={documents.filter}
          days={documents.list.value?.days ?? []}
          name={t('tradeDocuments.kind')}
          choices={TRADE_DOCUMENT_TYPES.map((value) => ({ value, label: t(`tradeDocuments.types.${value}`) }))}
        />
        <TradeLedger documents={documents} />
      </section>
      {chosen === null || !parts.isShown('preview') ? null : (
        <TradePreview key={chosen.documentId} documentId={chosen.documentId} onChoose={documents.choose} />
      )}
    </Frame>
  );
}
