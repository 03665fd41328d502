import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCard } from '#renderer/card/use-card.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { useEnding } from '#renderer/hand-over/use-ending.ts';
import { Glance } from '#renderer/menu/glance.tsx';
import { useShiftSubtitle } from '#renderer/menu/shift-subtitle.ts';
import { keysOf, Tiles, type Way } from '#renderer/menu/tiles.tsx';
import { usePaperRollWay } from '#renderer/paper-roll/paper-roll-way.ts';
import { QueuedBanner } from '#renderer/paper-roll/queued-banner.tsx';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Reports and Payments: only ways that lead somewhere now. */
export function ReportsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const { operator, shift } = useTillState();
  const hasShift = shift !== null;
  const maySeeSafe = operator?.permissions.includes('view_safe') === true;
  const report = useCommand(useClient().shift.printInterimReport);
  const ending = useEnding({ window: 'reports' });
  const { hasTerminal } = useCard();
  const [isQueued, setQueued] = useState(false);
  const noShift = hasShift ? null : t('reports.noShiftNote');
  const ways: readonly Way[] = [
    {
      id: 'summary',
      label: t('reports.shiftSummary'),
      note: t(hasShift ? 'reports.shiftSummaryNote' : 'reports.shiftSummaryLastNote'),
      icon: 'chart',
      shortcut: 'F2',
      isMain: true,
      press: () => open({ window: 'shift-summary' }),
    },
    {
      id: 'user-shifts',
      label: t('reports.userShifts'),
      note: t('reports.userShiftsNote'),
      icon: 'person',
      shortcut: 'F3',
      press: () => open({ window: 'user-shifts' }),
    },
    {
      id: 'pos-sessions',
      label: t('reports.posSessions'),
      note: t('reports.posSessionsNote'),
      icon: 'power',
      shortcut: 'F4',
      press: () => open({ window: 'pos-sessions' }),
    },
    {
      id: 'cash-documents',
      label: t('reports.cashDocuments'),
      note: t('reports.cashDocumentsNote'),
      icon: 'list',
      shortcut: 'F5',
      press: () => open({ window: 'cash-documents', back: { window: 'reports' } }),
    },
    ...(maySeeSafe
      ? [
          {
            id: 'safe',
            label: t('reports.safe'),
            note: t('reports.safeNote'),
            icon: 'lock',
            shortcut: 'F11',
            press: () => open({ window: 'safe' }),
          } as const,
        ]
      : []),
    {
      id: 'trade-documents',
      label: t('tradeDocuments.title'),
      note: t('tradeDocuments.note'),
      icon: 'receipt',
      shortcut: 'F6',
      press: () => open({ window: 'trade-documents', back: { window: 'reports' } }),
    },
    {
      id: 'report',
      label: t('reports.dailyReport'),
      note: t('reports.dailyReportNote'),
      icon: 'printer',
      shortcut: 'F8',
      reason: noShift,
      press: () => void report.run({}).then((outcome) => setQueued(outcome?.kind === 'done')),
    },
    {
      // Every Z belongs to a closed shift: the list finds it by number, cashier and date, and Print says COPY.
      id: 'earlier',
      label: t('reports.earlier'),
      note: t('reports.earlierNote'),
      icon: 'calendar',
      shortcut: 'F9',
      press: () => open({ window: 'user-shifts', status: 'closed' }),
    },
    ...(hasTerminal
      ? [
          {
            id: 'sending-report',
            label: t('reports.sendingReport'),
            note: t('reports.sendingReportNote'),
            icon: 'terminal',
            shortcut: 'F7',
            press: () => open({ window: 'sending-report', back: { window: 'reports' } }),
          } as const,
        ]
      : []),
    usePaperRollWay('F10', { window: 'reports' }),
  ];
  return (
    <Frame
      kind="menu"
      hasHelpKey
      title={t('reports.title')}
      subtitle={useShiftSubtitle()}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(report.trouble, ending.trouble)} />
          {isQueued ? <QueuedBanner words={t('reports.queued')} /> : null}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'main-menu' }),
        },
        ...keysOf(ways),
      ]}
    >
      <Tiles name={t('reports.title')} ways={ways} />
      <Glance onCount={ending.end} />
    </Frame>
  );
}
