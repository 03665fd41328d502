import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useChosen } from '#renderer/documents/use-list-filter.ts';
import { useListKeys } from '#renderer/documents/use-list-keys.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { DeleteQuestion } from '#renderer/pending/delete-question.tsx';
import { OnlyHereBanner } from '#renderer/pending/only-here-banner.tsx';
import { ParkedItems } from '#renderer/pending/parked-items.tsx';
import { PendingLedger } from '#renderer/pending/pending-ledger.tsx';
import { cardStands, usePending } from '#renderer/pending/use-pending.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import type { ParkedDocument } from '#shared/contract/sale.ts';

/** Pending Documents: what was put aside in the store; the newest of this till is chosen, so that going on takes one key. */
export function PendingDocumentsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const { back } = usePhase('pending-documents');
  const till = useTillState();
  const parts = usePartsOf('pending-documents');
  const { documents, goOnWith, list, takeUp } = usePending();
  const { chosen, choose, step } = useChosen(documents, null);
  const remove = useCommand(useClient().sale.deleteParked);
  const [askedId, setAskedId] = useState<string | null>(null);
  const asked = documents.find(({ documentId }) => documentId === askedId) ?? null;
  const card = chosen === null ? null : cardStands(chosen);
  const noneChosen = chosen === null ? t('pending.none') : null;
  const whyNotHere = useWhyNotHere(chosen);
  const isElsewhere = chosen !== null && chosen.place !== 'here';
  const whyKept = isElsewhere
    ? t('pending.deleteThere', { till: chosen.till })
    : card === 'approved' || card === 'unknown'
      ? t('pending.hasPayments')
      : null;

  const answer = (isYes: boolean) => {
    setAskedId(null);
    if (isYes && asked !== null) void remove.run({ documentId: asked.documentId });
  };
  const { leave, steps } = useListKeys({ close: () => open(back), reload: list.reload, step });
  return (
    <Frame
      kind={parts.isShown('preview') ? 'cashdocs' : 'cashdocs alone'}
      title={t('pending.title')}
      subtitle={t('pending.subtitle', { till: till.code })}
      keys={[
        ...leave,
        {
          id: 'delete',
          label: t('pending.delete'),
          ...(whyKept === null ? { note: t('pending.deleteNote') } : {}),
          shortcut: 'Delete',
          place: 'right',
          isBusy: remove.isBusy,
          reason: noneChosen ?? whyKept,
          press: () => setAskedId(chosen?.documentId ?? null),
        },
        {
          id: 'continue',
          label: t('pending.continue'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: takeUp.isBusy,
          reason: noneChosen ?? (till.shift === null ? t('reports.noShiftNote') : whyNotHere),
          ...(chosen?.place === 'elsewhere' ? { note: t('pending.bring', { till: chosen.till }) } : {}),
          press: () => {
            if (chosen !== null) void goOnWith(chosen);
          },
        },
        ...steps,
      ]}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(takeUp.trouble, remove.trouble, list.trouble)} />
          <OnlyHereBanner documents={documents} />
          {asked === null ? null : <DeleteQuestion document={asked} onAnswer={answer} />}
        </>
      }
    >
      <section className="sheet documents-sheet only" aria-label={t('pending.title')}>
        <PendingLedger documents={list.value} chosen={chosen} onChoose={choose} />
      </section>
      {chosen === null || !parts.isShown('preview') ? null : <ParkedItems document={chosen} />}
    </Frame>
  );
}

/** Why what lies elsewhere cannot be taken up here now; null: it can. */
function useWhyNotHere(document: ParkedDocument | null): string | null {
  const { t } = useTranslation();
  if (document?.place === 'out_of_reach') return t('pending.outOfReach', { till: document.till });
  return document?.place === 'under_way' ? t('pending.underWay', { till: document.till }) : null;
}
