import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusedWith, isTroubleOf } from '#renderer/connection/carry-out.ts';
import { EndBanners, type EndWays } from '#renderer/end-of-shift/end-banners.tsx';
import { EndLedger } from '#renderer/end-of-shift/end-ledger.tsx';
import { type FigureAsked, FigureDock } from '#renderer/end-of-shift/figure-dock.tsx';
import { MadeOf } from '#renderer/end-of-shift/made-of.tsx';
import { PadDock } from '#renderer/end-of-shift/pad-dock.tsx';
import { ReasonDialog } from '#renderer/end-of-shift/reason-dialog.tsx';
import { cellId, hasDifference, isSameRow, type RowName } from '#renderer/end-of-shift/row-name.ts';
import { Take } from '#renderer/end-of-shift/take.tsx';
import { type End, useEnd } from '#renderer/end-of-shift/use-end.ts';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { leaveEntry, rewriteEntry } from '#renderer/money/amount-entry.tsx';
import { useOpen, usePhase } from '#renderer/till/till-context.tsx';
import type { EndSheet } from '#shared/contract/shift.ts';

/** Count, withdraw, confirm (article "Shift work", End of shift). Every figure written goes to main at once and stays. */
export function EndOfShiftWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const { shiftId, back: left, isBack } = usePhase('end-of-shift');
  const end = useEnd(shiftId);
  const parts = usePartsOf('end-of-shift');
  const [chosen, setChosen] = useState<RowName | null>(null);
  const [isPadOpen, setPadOpen] = useState(false);
  const [figure, setFigure] = useState<FigureAsked | null>(null);
  const [isReasonOpen, setReasonOpen] = useState(false);
  const { sheet } = end;
  const row = sheet?.rows.find((one) => chosen !== null && isSameRow(one, chosen)) ?? sheet?.rows[0];
  const named = shiftId === undefined ? {} : { shiftId };
  const isOfSeat = sheet === null || (sheet.isOwn && sheet.detachedAt === null);

  const here = {
    window: 'end-of-shift',
    ...named,
    ...(left === undefined ? {} : { back: left }),
    isBack: true,
  } as const;
  const count = (why: { readonly isRequired?: true }) => {
    leaveEntry();
    open({ window: 'counting', occasion: 'end', ...named, back: here, ...why });
  };
  const confirm = (how: { readonly discardDocument?: true }) => {
    rewriteEntry();
    void end.confirm((input) => end.command.run({ ...input, ...how, ...end.answers }).then(ended));
  };
  const ended = (outcome: Awaited<ReturnType<End['command']['run']>>) => {
    if (outcome?.kind === 'done')
      open({ window: 'shift-ended', ended: outcome.value, ...(isOfSeat || left === undefined ? {} : { back: left }) });
    else if (isRefusedWith(outcome, 'sheet_changed')) end.reload();
  };
  const isBlind = isTroubleOf(end.trouble, 'blind_count_first');
  useForcedCount({ opens: sheet?.countOpens ?? null, isBlind, isBack: isBack === true }, () =>
    count(sheet?.countRequired === false ? {} : { isRequired: true }),
  );
  useMissingCount(sheet, end.trouble);
  const takeSuggested = row === undefined ? null : () => void end.takeSuggested(row);
  const hasSuggestion =
    row !== undefined && row.suggestedWithdrawalMinor > 0 && row.withdrawalMinor !== row.suggestedWithdrawalMinor;
  const canGiveReason = sheet?.rows.some(hasDifference) === true;
  const isBlocked = isTroubleOf(end.trouble, 'session_open');

  const countKey: WindowKey = {
    id: 'count',
    label: t('endOfShift.count'),
    shortcut: 'F2',
    place: 'right',
    press: () => count({}),
  };
  const ways: EndWays = {
    count: countKey,
    goToDocument: {
      id: 'go-to-document',
      label: t('endOfShift.goToDocument'),
      shortcut: 'F11',
      place: 'elsewhere',
      press: () => open({ window: 'sale' }),
    },
    showParked: {
      id: 'show-parked',
      label: t('pending.show'),
      shortcut: 'F6',
      place: 'elsewhere',
      press: () => {
        leaveEntry();
        open({ window: 'pending-documents', back: here });
      },
    },
    parkOther: {
      id: 'park-other',
      label: t('endOfShift.parkIt'),
      shortcut: 'F4',
      place: 'elsewhere',
      isBusy: end.isParking,
      press: () => void end.parkOther(),
    },
    discardAndEnd: {
      id: 'discard-and-end',
      label: t(sheet?.hasCardInDocument === true ? 'endOfShift.parkCardAndEnd' : 'endOfShift.discardAndEnd'),
      shortcut: 'F10',
      place: 'elsewhere',
      isBusy: end.isConfirming,
      press: () => confirm({ discardDocument: true }),
    },
  };

  return (
    <Frame
      kind={isPadOpen ? 'end has-pad' : 'end'}
      title={t('endOfShift.title')}
      subtitle={useSubtitle(sheet)}
      banner={<EndBanners end={end} isCountMissing={sheet?.countRequired === true && isBack === true} ways={ways} />}
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          note: t('endOfShift.closeNote'),
          shortcut: 'Escape',
          place: 'left',
          press: () => {
            end.leave();
            open(left ?? { window: 'shift-summary' });
          },
        },
        ...(sheet?.hasReceiptPrinter === true ? [dailyReport(end, t('endOfShift.dailyReport'))] : []),
        ...(sheet?.hasPaymentTerminal === true
          ? [
              {
                id: 'sending-report',
                label: t('endOfShift.sendingReport'),
                shortcut: 'F8',
                place: 'right',
                press: () => {
                  leaveEntry();
                  open({ window: 'sending-report', back: here, isSending: true });
                },
              } as const,
            ]
          : []),
        countKey,
        ...(canGiveReason
          ? [
              {
                id: 'reason',
                label: t('endOfShift.reasonForDifference'),
                shortcut: 'F3',
                place: 'right',
                press: () => {
                  rewriteEntry();
                  setReasonOpen(true);
                },
              } as const,
            ]
          : []),
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
        ...(isBlocked ? [ways.discardAndEnd] : []),
        ...((sheet?.parkedDocuments.length ?? 0) > 0 ? [ways.showParked] : []),
        ...((sheet?.openDocumentLines ?? 0) === 0 ? [] : isOfSeat ? [ways.goToDocument] : [ways.parkOther]),
        {
          id: 'confirm',
          label: end.isQuestion ? t('cashDocument.yes') : t('frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: end.isConfirming,
          press: () => confirm({}),
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
            onFigure={setFigure}
            onTouch={() => setPadOpen(true)}
          />
          <div className="end-foot">
            {parts.isShown('madeOf') ? <MadeOf row={row} onFigure={setFigure} /> : null}
            {isPadOpen ? (
              <PadDock onClose={() => setPadOpen(false)} />
            ) : !parts.isShown('take') ? null : (
              <Take row={row} hasSuggestion={hasSuggestion} onTakeSuggested={() => takeSuggested?.()} />
            )}
          </div>
          {figure === null ? null : (
            <FigureDock asked={figure} rows={sheet.rows} shiftId={sheet.shiftId} onClose={() => setFigure(null)} />
          )}
          {isReasonOpen ? (
            <ReasonDialog
              rows={sheet.rows}
              chosen={row}
              onWrite={(of, reason) => void end.writeReason(of, reason)}
              onClose={() => setReasonOpen(false)}
            />
          ) : null}
        </>
      )}
    </Frame>
  );
}

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

function useSubtitle(sheet: EndSheet | null): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (sheet === null) return '';
  return t('frame.since', { number: sheet.number, time: momentInWords(sheet.startedAt, 'time', language) });
}

/** The counting window opens by itself once, as the sheet came; what is wiped later is typed again where it stood. */
function useForcedCount(
  of: { readonly opens: boolean | null; readonly isBlind: boolean; readonly isBack: boolean },
  count: () => void,
): void {
  const { opens, isBlind, isBack } = of;
  const isDecided = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens when the sheet says so, and not again.
  useEffect(() => {
    if (isBack || (opens === null && !isBlind)) return;
    const isFirst = !isDecided.current;
    isDecided.current = true;
    if (isBlind || (isFirst && opens === true)) count();
  }, [opens === null, isBlind]);
}

/** Confirm was refused for want of a count: the hand is put where the first one is missing, however far down that row is. */
function useMissingCount(sheet: EndSheet | null, trouble: End['trouble']): void {
  const missing = sheet?.rows.find(({ isCountMissing }) => isCountMissing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, not for each row that is filled after it.
  useEffect(() => {
    if (isTroubleOf(trouble, 'count_required') && missing !== undefined)
      document.getElementById(cellId({ ...missing, column: 'actual' }))?.focus();
  }, [trouble]);
}
