import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShiftCalendar } from '#renderer/calendar/shift-calendar.tsx';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Segment, Tabs, tabId } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useShiftSubtitle } from '#renderer/menu/shift-subtitle.ts';
import { QueuedBanner } from '#renderer/paper-roll/queued-banner.tsx';
import { BalancesPage } from '#renderer/shift-summary/balances-page.tsx';
import { CashFlowsPage } from '#renderer/shift-summary/cash-flows-page.tsx';
import { GroupsPage } from '#renderer/shift-summary/groups-page.tsx';
import { SalesPage } from '#renderer/shift-summary/sales-page.tsx';
import { UnreportedTills } from '#renderer/shift-summary/tills-ledger.tsx';
import type { Phase } from '#renderer/till/phase.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { unreachable } from '#shared/assert.ts';
import { CASH_DOCUMENT_TYPES } from '#shared/cash-document/purpose.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { ShiftSummary, UserShift } from '#shared/contract/shift.ts';

const TABS = ['cashFlows', 'balances', 'sales', 'groups'] as const;
type Tab = (typeof TABS)[number];

/** How a shift stands, or what a closed one came to, on four pages. From here the open one is ended. */
export function ShiftSummaryWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const language = useLanguage();
  const till = useTillState();
  const phase = usePhase('shift-summary');
  const { shiftId, back } = phase;
  const hasShift = till.shift !== null;
  const isLast = shiftId === undefined && !hasShift;
  const ask = useMemo(() => (isLast ? askLast : askOne(shiftId)), [shiftId, isLast]);
  const summary = useSummary(ask);
  const report = useReport(summary.value);
  const parts = usePartsOf('shift-summary');
  const tabs = TABS.filter(parts.isShown);
  const [wanted, setTab] = useState<Tab>('cashFlows');
  const tab = tabs.find((one) => one === wanted) ?? tabs[0] ?? wanted;
  const [chosen, setCurrency] = useState<string | null>(null);
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const currencies = currenciesOf(summary.value);
  const currency = currencies.find((code) => code === chosen) ?? currencies[0];
  const isOwn = summary.value === null || summary.value.shiftId === till.shift?.id;
  const isClosed = summary.value !== null && summary.value.endedAt !== null;
  const date = summary.value?.startedAt.slice(0, 10) ?? till.businessDate;
  // The day and the currency that were chosen: back to the shift that is open here, in the first currency.
  const clearFilters = () => {
    setCurrency(null);
    open({ window: 'shift-summary', ...(back === undefined ? {} : { back }) });
  };
  const openCalendar = () => setCalendarOpen(true);
  const isNone = isLast && summary.value === null;
  const documentKeys = useDocumentKeys(phase, hasShift && isOwn && !isClosed);
  const look = ({ id }: UserShift) => {
    const isShown = id === till.shift?.id;
    open({ window: 'shift-summary', ...(isShown ? {} : { shiftId: id }), ...(back === undefined ? {} : { back }) });
  };

  return (
    <Frame
      kind="summary"
      title={t('shiftSummary.title')}
      subtitle={useSubtitle(isOwn ? null : summary.value)}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(report.trouble, summary.trouble)} />
          {summary.value === null ? null : <UnreportedTills summary={summary.value} />}
          {summary.value?.isRevised === true ? (
            <Banner tone="warn" icon="clock" words={t('userShifts.revisedNote')} />
          ) : null}
          {isLast && summary.value !== null ? (
            <Banner tone="info" icon="info" words={t('shiftSummary.lastShown')} />
          ) : null}
          {report.queued === null ? null : <QueuedBanner words={report.queued} />}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open(back ?? { window: 'reports' }),
        },
        { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: summary.reload },
        ...(shiftId === undefined && chosen === null
          ? []
          : [
              {
                id: 'clear-filters',
                label: t('shiftSummary.clearFilters'),
                shortcut: 'F9',
                place: 'left',
                press: clearFilters,
              } as const,
            ]),
        { id: 'calendar', label: t('calendar.title'), shortcut: 'F2', place: 'elsewhere', press: openCalendar },
        ...documentKeys,
        {
          id: 'print',
          label: t('shiftSummary.print'),
          note: t(isClosed ? 'shiftSummary.copyNote' : 'shiftSummary.printNote'),
          shortcut: 'F7',
          place: 'right',
          isBusy: report.isBusy,
          reason: isNone ? t('reports.noShiftNote') : null,
          press: report.print,
        },
        {
          id: 'end',
          label: t('shiftSummary.endShift'),
          shortcut: 'F8',
          place: 'main',
          reason: isNone ? t('reports.noShiftNote') : isClosed ? t('shiftSummary.isClosed') : null,
          press: () =>
            open({
              window: 'end-of-shift',
              ...(isOwn || summary.value === null ? {} : { shiftId: summary.value.shiftId }),
              ...(back === undefined ? {} : { back: phase }),
            }),
        },
      ]}
    >
      <div className="sum-bar">
        <Tabs
          name={t('shiftSummary.title')}
          choices={tabs.map((value) => ({ value, label: t(`shiftSummary.tab.${value}`) }))}
          chosen={tab}
          onChoose={setTab}
        />
        <Key
          label={momentInWords(date, 'day', language)}
          icon="calendar"
          shortcut="F2"
          kind="small"
          onPress={openCalendar}
        />
        {currency === undefined || tab === 'sales' || tab === 'groups' ? null : (
          <Segment
            name={t('shiftSummary.currency')}
            choices={currencies.map((value) => ({ value, label: value }))}
            chosen={currency}
            onChoose={setCurrency}
          />
        )}
      </div>
      {summary.value === null || currency === undefined ? null : (
        <section className={`sheet tabpage ${tab}`} role="tabpanel" aria-labelledby={tabId(tab)}>
          <Page tab={tab} summary={summary.value} currency={currency} />
        </section>
      )}
      {summary.isNone ? <p className="sheet pad-in label">{t('shiftSummary.noneYet')}</p> : null}
      {isCalendarOpen ? (
        <ShiftCalendar
          date={date}
          shownId={summary.value?.shiftId ?? null}
          onOpen={look}
          onClose={() => setCalendarOpen(false)}
        />
      ) : null}
    </Frame>
  );
}

/** A shift that is looked at; null: there is none yet. */
type Looked = { readonly shown: ShiftSummary | null };
type AskLooked = (client: TillClient) => Promise<Reply<Looked>>;

function askOne(shiftId: string | undefined): AskLooked {
  return async (client) => lookedAt(await client.shift.summary(shiftId === undefined ? {} : { shiftId }));
}

/** Without an open shift the window shows the operator's last one, else the last one that they may see. */
const askLast: AskLooked = async (client) => {
  const listed = await client.shift.list({});
  if (!listed.accepted) return listed;
  const last = listed.value.find(({ isOwn }) => isOwn) ?? listed.value[0];
  return last === undefined
    ? { accepted: true, value: { shown: null } }
    : lookedAt(await client.shift.summary({ shiftId: last.id }));
};

function lookedAt(reply: Reply<ShiftSummary>): Reply<Looked> {
  return reply.accepted ? { accepted: true, value: { shown: reply.value } } : reply;
}

function useSummary(ask: AskLooked) {
  const { reload, trouble, value } = useAnswer(ask, 'changes');
  return { reload, trouble, value: value?.shown ?? null, isNone: value !== null && value.shown === null };
}

/** Print: the interim report of the open shift, or once more the Z of a closed one, marked COPY. */
function useReport(summary: ShiftSummary | null) {
  const { t } = useTranslation();
  const client = useClient();
  const interim = useCommand(client.shift.printInterimReport);
  const copy = useCommand(client.shift.reprintReport);
  const [queued, setQueued] = useState<string | null>(null);
  const isClosed = summary !== null && summary.endedAt !== null;
  const print = async () => {
    const outcome = isClosed
      ? await copy.run({ shiftId: summary.shiftId })
      : await interim.run(summary === null ? {} : { shiftId: summary.shiftId });
    const words = t(isClosed ? 'shiftSummary.copyQueued' : 'shiftSummary.printQueued');
    setQueued(outcome?.kind === 'done' ? words : null);
  };
  return {
    print: () => void print(),
    queued,
    isBusy: interim.isBusy || copy.isBusy,
    trouble: firstTrouble(interim.trouble, copy.trouble),
  };
}

/** One's own open shift is named as everywhere; any other with its cashier and its times. */
function useSubtitle(summary: ShiftSummary | null): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const own = useShiftSubtitle();
  if (summary === null) return own;
  const at = (moment: string) => momentInWords(moment, 'day-and-time', language);
  const { number, operatorName: name, startedAt, endedAt } = summary;
  if (endedAt === null) return t('shiftSummary.openOf', { number, name, moment: at(startedAt) });
  // The day of the start stands beside the tabs; the end names its own only where it is another.
  const from = momentInWords(startedAt, 'time', language);
  const isSameDay = startedAt.slice(0, 10) === endedAt.slice(0, 10);
  const to = isSameDay ? momentInWords(endedAt, 'time', language) : at(endedAt);
  return t('shiftSummary.closed', { number, name, from, to });
}

/** CD and CW are issued in the own open shift; the list is there for every one. */
function useDocumentKeys(back: Phase, isOpen: boolean): readonly WindowKey[] {
  const { t } = useTranslation();
  const open = useOpen();
  return [
    ...CASH_DOCUMENT_TYPES.map(
      (type): WindowKey => ({
        id: type,
        label: type,
        shortcut: type === 'CD' ? 'F3' : 'F4',
        place: 'left',
        reason: isOpen ? null : t('cashDocument.onlyOwn'),
        press: () => open({ window: 'cash-document', type, back }),
      }),
    ),
    {
      id: 'cash-documents',
      label: t('cashDocuments.title'),
      shortcut: 'F6',
      place: 'left',
      press: () => open({ window: 'cash-documents', back }),
    },
  ];
}

function Page(props: { readonly tab: Tab; readonly summary: ShiftSummary; readonly currency: string }) {
  const { tab, summary, currency } = props;
  switch (tab) {
    case 'cashFlows':
      return <CashFlowsPage summary={summary} currency={currency} />;
    case 'balances':
      return <BalancesPage summary={summary} currency={currency} />;
    case 'sales':
      return <SalesPage summary={summary} />;
    case 'groups':
      return <GroupsPage summary={summary} />;
    default:
      return unreachable(tab);
  }
}

/** Those with cash first; where cash is hidden, those of the other payment forms. */
function currenciesOf(summary: ShiftSummary | null): readonly string[] {
  if (summary === null) return [];
  return [...new Set([...summary.cashFlows, ...summary.balances].map(({ currency }) => currency))];
}
