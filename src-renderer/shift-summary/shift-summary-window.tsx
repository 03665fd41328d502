import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Segment, Tabs, tabId } from '#renderer/frame/segment.tsx';
import { useShiftSubtitle } from '#renderer/menu/shift-subtitle.ts';
import { BalancesPage } from '#renderer/shift-summary/balances-page.tsx';
import { CashFlowsPage } from '#renderer/shift-summary/cash-flows-page.tsx';
import { GroupsPage } from '#renderer/shift-summary/groups-page.tsx';
import { SalesPage } from '#renderer/shift-summary/sales-page.tsx';
import { useClient, useOpen } from '#renderer/till/till-context.tsx';
import { unreachable } from '#shared/assert.ts';
import type { ShiftSummary } from '#shared/contract/shift.ts';

const askSummary = (client: TillClient) => client.shift.summary({});

const TABS = ['cashFlows', 'balances', 'sales', 'groups'] as const;
type Tab = (typeof TABS)[number];

/** How the shift stands now, on four pages; from here it is ended. */
export function ShiftSummaryWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const summary = useAnswer(askSummary, 'changes');
  const print = useCommand(useClient().shift.printInterimReport);
  const [tab, setTab] = useState<Tab>('cashFlows');
  const [chosen, setCurrency] = useState<string | null>(null);
  const [isQueued, setQueued] = useState(false);
  const currencies = summary.value?.cashFlows.map((flow) => flow.currency) ?? [];
  const currency = currencies.find((code) => code === chosen) ?? currencies[0];

  return (
    <Frame
      kind="summary"
      title={t('shiftSummary.title')}
      subtitle={useShiftSubtitle()}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(print.trouble, summary.trouble)} />
          {isQueued ? <Banner tone="good" icon="printer" words={t('shiftSummary.printQueued')} /> : null}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'reports' }),
        },
        { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: summary.reload },
        {
          id: 'print',
          label: t('shiftSummary.print'),
          note: t('shiftSummary.printNote'),
          shortcut: 'F7',
          place: 'right',
          isBusy: print.isBusy,
          press: () => void print.run({}).then((outcome) => setQueued(outcome?.kind === 'done')),
        },
        {
          id: 'end',
          label: t('shiftSummary.endShift'),
          shortcut: 'F8',
          place: 'main',
          press: () => open({ window: 'end-of-shift' }),
        },
      ]}
    >
      <div className="sum-bar">
        <Tabs
          name={t('shiftSummary.title')}
          choices={TABS.map((value) => ({ value, label: t(`shiftSummary.tab.${value}`) }))}
          chosen={tab}
          onChoose={setTab}
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
    </Frame>
  );
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
