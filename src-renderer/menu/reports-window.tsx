import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { Glance } from '#renderer/menu/glance.tsx';
import { useShiftSubtitle } from '#renderer/menu/shift-subtitle.ts';
import { Tile } from '#renderer/menu/tile.tsx';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Reports and Payments: only ways that lead somewhere now. */
export function ReportsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const hasShift = useTillState().shift !== null;
  const report = useCommand(useClient().shift.printInterimReport);
  const [isQueued, setQueued] = useState(false);
  const ways = {
    summary: () => open({ window: 'shift-summary' }),
    report: () => void report.run({}).then((outcome) => setQueued(outcome?.kind === 'done')),
    userShifts: () => open({ window: 'user-shifts' }),
    // Every Z belongs to a closed shift: the list finds it by number, cashier and date, and Print says COPY.
    earlier: () => open({ window: 'user-shifts', status: 'closed' }),
    cashDocuments: () => open({ window: 'cash-documents', back: { window: 'reports' } }),
    paperRoll: () => open({ window: 'paper-roll' }),
  };
  const ofShift: readonly WindowKey[] = [
    { id: 'summary', label: t('reports.shiftSummary'), shortcut: 'F2', place: 'elsewhere', press: ways.summary },
    { id: 'report', label: t('reports.dailyReport'), shortcut: 'F8', place: 'elsewhere', press: ways.report },
  ];
  const noShift = t('reports.noShiftNote');
  return (
    <Frame
      kind="menu"
      hasHelpKey
      title={t('reports.title')}
      subtitle={useShiftSubtitle()}
      banner={
        <>
          <TroubleBanner trouble={report.trouble} />
          {isQueued ? <Banner tone="good" icon="printer" words={t('reports.queued')} /> : null}
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
        ...(hasShift ? ofShift : []),
        {
          id: 'user-shifts',
          label: t('reports.userShifts'),
          shortcut: 'F3',
          place: 'elsewhere',
          press: ways.userShifts,
        },
        { id: 'earlier', label: t('reports.earlier'), shortcut: 'F9', place: 'elsewhere', press: ways.earlier },
        {
          id: 'cash-documents',
          label: t('reports.cashDocuments'),
          shortcut: 'F5',
          place: 'elsewhere',
          press: ways.cashDocuments,
        },
        { id: 'roll', label: t('frame.paperRoll'), shortcut: 'F10', place: 'elsewhere', press: ways.paperRoll },
      ]}
    >
      <nav className="tiles" aria-label={t('reports.title')}>
        <Tile
          label={t('reports.shiftSummary')}
          note={hasShift ? t('reports.shiftSummaryNote') : noShift}
          icon="chart"
          shortcut="F2"
          size="big"
          tone="go"
          isActive={hasShift}
          onPress={ways.summary}
        />
        <Tile
          label={t('reports.userShifts')}
          note={t('reports.userShiftsNote')}
          icon="person"
          shortcut="F3"
          onPress={ways.userShifts}
        />
        <Tile
          label={t('reports.cashDocuments')}
          note={t('reports.cashDocumentsNote')}
          icon="list"
          shortcut="F5"
          onPress={ways.cashDocuments}
        />
        <Tile
          label={t('reports.dailyReport')}
          note={hasShift ? t('reports.dailyReportNote') : noShift}
          icon="printer"
          shortcut="F8"
          isActive={hasShift}
          onPress={ways.report}
        />
        <Tile
          label={t('reports.earlier')}
          note={t('reports.earlierNote')}
          icon="calendar"
          shortcut="F9"
          onPress={ways.earlier}
        />
        <Tile
          label={t('frame.paperRoll')}
          note={t('mainMenu.paperRollNote')}
          icon="paper"
          shortcut="F10"
          onPress={ways.paperRoll}
        />
      </nav>
      <Glance />
    </Frame>
  );
}
