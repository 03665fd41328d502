import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuthorised } from '#renderer/authorization/use-authorised.tsx';
import { isRefusedWith } from '#renderer/connection/carry-out.ts';
import { EndLedger } from '#renderer/end-of-shift/end-ledger.tsx';
import { MadeOf } from '#renderer/end-of-shift/made-of.tsx';
import { PadDock } from '#renderer/end-of-shift/pad-dock.tsx';
import { Take } from '#renderer/end-of-shift/take.tsx';
import { useEnd } from '#renderer/end-of-shift/use-end.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { leaveEntry } from '#renderer/money/amount-entry.tsx';
import { useOpen, usePhase } from '#renderer/till/till-context.tsx';
import type { EndSheet } from '#shared/contract/shift.ts';

/** Count, withdraw, confirm (article "Shift work", End of shift). Every figure written goes to main at once and stays. */
export function EndOfShiftWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const phase = usePhase('end-of-shift');
  const end = useEnd();
  const [chosen, setChosen] = useState<{ readonly paymentForm: string; readonly currency: string } | null>(null);
  const [isPadOpen, setPadOpen] = useState(false);
  const { sheet } = end;
  const row = sheet?.rows.find((one) => chosen !== null && isSame(one, chosen)) ?? sheet?.rows[0];

  const back = { window: 'end-of-shift', isBack: true } as const;
  const count = () => {
    leaveEntry();
    open({ window: 'counting', occasion: 'end', back });
  };
  const authorised = useAuthorised(end.command, (outcome) => {
    if (outcome.kind === 'done') open({ window: 'shift-ended', ended: outcome.value });
    else if (isRefusedWith(outcome, 'count_required'))
      open({ window: 'counting', occasion: 'end', back, isRequired: true });
    else if (isRefusedWith(outcome, 'sheet_changed')) end.reload();
  });
  const confirm = () => {
    leaveEntry();
    void end.confirm(authorised.run);
  };
  useForcedCount(sheet?.countRequired === true && phase.isBack !== true, count);
  const takeSuggested = row === undefined ? null : () => void end.takeSuggested(row);
  const hasSuggestion =
    row !== undefined && row.suggestedWithdrawalMinor > 0 && row.withdrawalMinor !== row.suggestedWithdrawalMinor;

  return (
    <Frame
      kind={isPadOpen ? 'end has-pad' : 'end'}
      title={t('endOfShift.title')}
      subtitle={useSubtitle(sheet)}
      banner={<Banners end={end} authorise={authorised.key} />}
      keys={[
        ...authorised.windowKeys,
        {
          id: 'close',
          label: t('frame.close'),
          note: t('endOfShift.closeNote'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'shift-summary' }),
        },
        ...(sheet?.hasReceiptPrinter === true ? [dailyReport(end, t('endOfShift.dailyReport'))] : []),
        { id: 'count', label: t('endOfShift.count'), shortcut: 'F2', place: 'right', press: count },
        ...(hasSuggestion && takeSuggested !== null
          ? [
              {
                id: 'take',
                label: t('endOfShift.withdrawal'),
                shortcut: 'F9',
                place: 'elsewhere',
                press: takeSuggested,
              } as const,
            ]
          : []),
        {
          id: 'confirm',
          label: t('frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: end.isConfirming,
          press: confirm,
        },
      ]}
    >
      {sheet === null || row === undefined ? null : (
        <>
          <EndLedger
            sheet={sheet}
            chosen={row}
            onChoose={setChosen}
            onWrite={end.write}
            onTouch={() => setPadOpen(true)}
          />
          <div className="end-foot">
            <MadeOf row={row} />
            {isPadOpen ? (
              <PadDock onClose={() => setPadOpen(false)} />
            ) : (
              <Take row={row} hasSuggestion={hasSuggestion} onTakeSuggested={() => takeSuggested?.()} />
            )}
          </div>
        </>
      )}
      {authorised.dialog}
    </Frame>
  );
}

type End = ReturnType<typeof useEnd>;

function dailyReport(end: End, label: string): WindowKey {
  return {
    id: 'daily-report',
    label,
    shortcut: 'F7',
    place: 'right',
    isBusy: end.isPrinting,
    press: () => void end.printReport(),
  };
}

function Banners({ end, authorise }: { readonly end: End; readonly authorise: ReactNode }) {
  const { t } = useTranslation();
  const open = useOpen();
  const lines = end.sheet?.openDocumentLines ?? 0;
  return (
    <>
      <TroubleBanner trouble={end.trouble}>{authorise}</TroubleBanner>
      {end.isReportQueued ? <Banner tone="good" icon="printer" words={t('endOfShift.reportQueued')} /> : null}
      {lines > 0 ? (
        <Banner tone="warn" icon="receipt" words={t('endOfShift.openDocument', { count: lines })}>
          <Key label={t('endOfShift.goToDocument')} kind="small" onPress={() => open({ window: 'sale' })} />
        </Banner>
      ) : null}
    </>
  );
}

function useSubtitle(sheet: EndSheet | null): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (sheet === null) return '';
  return t('frame.since', { number: sheet.number, time: momentInWords(sheet.startedAt, 'time', language) });
}

function useForcedCount(isForced: boolean, count: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens when the sheet says so, and not again.
  useEffect(() => {
    if (isForced) count();
  }, [isForced]);
}

type RowName = { readonly paymentForm: string; readonly currency: string };

function isSame(one: RowName, other: RowName): boolean {
  return one.paymentForm === other.paymentForm && one.currency === other.currency;
}
