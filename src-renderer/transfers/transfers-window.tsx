import { useTranslation } from 'react-i18next';
import { useListKeys } from '#renderer/documents/use-list-keys.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import type { TransferToTake } from '#renderer/till/phase.ts';
import { useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { TransferLedger } from '#renderer/transfers/transfer-ledger.tsx';
import { type ShownTransfer, useTransfers } from '#renderer/transfers/use-transfers.ts';

/** Transfers: what is under way between the tills of the store, what arrived, and what did not arrive as it was sent. */
export function TransfersWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const phase = usePhase('transfers');
  const till = useTillState();
  const transfers = useTransfers();
  const { chosen, list } = transfers;
  const { leave, steps } = useListKeys({
    close: () => open(phase.back),
    reload: list.reload,
    step: transfers.step,
  });
  const due = chosen === null ? null : whatToTake(chosen, till.code);
  const take: WindowKey = {
    id: 'take',
    label: chosen?.fromTill === till.code ? t('transfers.takeBack') : t('transfers.takeIn'),
    shortcut: 'Control+Enter',
    place: 'main',
    reason: till.shift === null ? t('reports.noShiftNote') : due === null ? t('transfers.notHere') : null,
    press: () => {
      if (due === null) return;
      const back = { window: 'transfers', back: phase.back } as const;
      open({ window: 'cash-document', type: 'CD', purpose: 'transfer', transfer: due, back });
    },
  };
  return (
    <Frame
      kind="cashdocs alone"
      title={t('transfers.title')}
      subtitle={t('transfers.subtitle', { till: till.code })}
      keys={[...leave, take, ...steps]}
      banner={<TroubleBanner trouble={list.trouble} />}
    >
      <section className="sheet documents-sheet transfers-sheet" aria-label={t('transfers.title')}>
        <TransferLedger transfers={transfers} />
      </section>
    </Frame>
  );
}

/** A transfer under way to this till, or from it: that one is taken back. */
function whatToTake({ currency, fromTill, number, paymentForm, state, toTill }: ShownTransfer, till: string) {
  const isOfHere = toTill === till || fromTill === till;
  if (state !== 'under_way' || !isOfHere || paymentForm === null) return null;
  return { number, currency, paymentForm } satisfies TransferToTake;
}
