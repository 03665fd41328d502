import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { Ledger } from '#renderer/ledger/ledger.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { type Step, Waterfall } from '#renderer/plot/waterfall.tsx';
import { must } from '#shared/assert.ts';
import type { ShiftSummary } from '#shared/contract/shift.ts';

type Flow = ShiftSummary['cashFlows'][number];

/** Where the cash came from and where it went, as a table and as a picture of the same figures. */
export function CashFlowsPage({ summary, currency }: { readonly summary: ShiftSummary; readonly currency: string }) {
  const { t } = useTranslation();
  if (summary.isBlind) {
    return (
      <p className="blind-note">
        <Icon name="hide" />
        <span>{t('shiftSummary.blind')}</span>
      </p>
    );
  }
  const flow = must(
    summary.cashFlows.find((one) => one.currency === currency),
    'a currency is chosen among those of the summary',
  );
  return <Flows flow={flow} />;
}

function Flows({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation();
  const { currency } = flow;
  const steps = useSteps(flow);
  const parts = usePartsOf('shift-summary');
  return (
    <>
      <FlowTable flow={flow} />
      {parts.isShown('plots') ? (
        <figure>
          <figcaption>
            <h2>{t('shiftSummary.flow.howCame')}</h2>
          </figcaption>
          <Waterfall steps={steps} currency={currency} />
        </figure>
      ) : null}
    </>
  );
}

function FlowTable({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation();
  const { currency } = flow;
  return (
    <Ledger caption={t('shiftSummary.flow.caption', { currency })} kind={flow.end === null ? 'tight' : 'tight closed'}>
      <tbody>
        <Line name="beginning" amount={flow.carriedMinor} currency={currency} />
        <Line name="deposit" amount={flow.depositMinor} currency={currency} isIn />
        <Line name="differenceAtStart" amount={flow.differenceAtStartMinor} currency={currency} isIn />
        {flow.differenceNotBookedMinor === 0 ? null : (
          <Line name="differenceNotBooked" amount={flow.differenceNotBookedMinor} currency={currency} isIn />
        )}
        <Band name="depositsTotal" amount={flow.depositsTotalMinor} currency={currency} />
        <Line name="sales" amount={flow.salesMinor} currency={currency} isIn />
        <Line name="manualDeposits" amount={flow.manualDepositsMinor} currency={currency} isIn />
        <Band name="withdrawalsTotal" amount={Math.abs(flow.withdrawalsTotalMinor)} currency={currency} />
        <Line name="change" amount={Math.abs(flow.changeMinor)} currency={currency} isIn />
        <Line name="returns" amount={Math.abs(flow.returnsMinor)} currency={currency} isIn />
        <Line name="manualWithdrawals" amount={Math.abs(flow.manualWithdrawalsMinor)} currency={currency} isIn />
        {flow.end === null ? (
          <Line name="balance" amount={flow.balanceMinor} currency={currency} kind="total" />
        ) : (
          <>
            {flow.lateMinor === 0 ? null : <Line name="late" amount={-flow.lateMinor} currency={currency} isIn />}
            <Ended end={flow.end} currency={currency} />
          </>
        )}
      </tbody>
    </Ledger>
  );
}

/** A closed shift says what it ended with instead of how it stands (reference 7.2). */
function Ended({ end, currency }: { readonly end: NonNullable<Flow['end']>; readonly currency: string }) {
  return (
    <>
      <Line name="ending" amount={end.endingMinor} currency={currency} kind="total" />
      <DifferenceLine amount={end.differenceMinor} currency={currency} />
      <Line name="withdrawn" amount={end.withdrawalMinor} currency={currency} isIn />
      <Line name="remaining" amount={end.remainingMinor} currency={currency} kind="total" />
    </>
  );
}

function DifferenceLine({ amount, currency }: { readonly amount: number | null; readonly currency: string }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className="in">
        {t('shiftSummary.flow.differenceAtEnd')}
      </th>
      <td className="num margin">
        <Difference amount={amount} currency={currency} layout="inline" />
      </td>
    </tr>
  );
}

type LineName =
  | 'beginning'
  | 'deposit'
  | 'differenceAtStart'
  | 'differenceNotBooked'
  | 'sales'
  | 'manualDeposits'
  | 'change'
  | 'returns'
  | 'manualWithdrawals'
  | 'balance'
  | 'late'
  | 'ending'
  | 'withdrawn'
  | 'remaining';

function Line(props: {
  readonly name: LineName;
  readonly amount: number;
  readonly currency: string;
  readonly isIn?: boolean;
  readonly kind?: 'total';
}) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <tr className={props.kind}>
      <th scope="row" className={props.isIn ? 'in' : undefined}>
        {t(`shiftSummary.flow.${props.name}`)}
      </th>
      <td className="num margin">{money.read(props.amount, props.currency)}</td>
    </tr>
  );
}

/** Heads what follows, with its sum: the lines below are what it is made of. */
function Band(props: {
  readonly name: 'depositsTotal' | 'withdrawalsTotal';
  readonly amount: number;
  readonly currency: string;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <tr className="band">
      <th scope="row">{t(`shiftSummary.flow.${props.name}`)}</th>
      <td className="num margin">{money.read(props.amount, props.currency)}</td>
    </tr>
  );
}

/** Beginning, what came and went, balance. Steps of nothing are left out, except what every shift has. */
function useSteps(flow: Flow): readonly Step[] {
  const { t } = useTranslation();
  const { end } = flow;
  const moved = [
    { name: 'deposit', amount: flow.depositMinor },
    { name: 'difference', amount: flow.differenceAtStartMinor },
    { name: 'sales', amount: flow.salesMinor },
    { name: 'manualDeposits', amount: flow.manualDepositsMinor },
    { name: 'change', amount: -Math.abs(flow.changeMinor) },
    { name: 'returns', amount: -Math.abs(flow.returnsMinor) },
    { name: 'manualWithdrawals', amount: -Math.abs(flow.manualWithdrawalsMinor) },
    { name: 'late', amount: -flow.lateMinor },
    { name: 'differenceAtEnd', amount: bookedDifference(end) },
    { name: 'withdrawn', amount: end === null ? 0 : -end.withdrawalMinor },
  ] as const;
  return [
    { label: t('shiftSummary.bar.beginning'), amount: flow.carriedMinor, kind: 'level' },
    ...moved
      .filter(({ amount }) => amount !== 0)
      .map(({ name, amount }) => ({ label: t(`shiftSummary.bar.${name}`), amount, kind: 'move' }) as const),
    end === null
      ? { label: t('shiftSummary.bar.balance'), amount: flow.balanceMinor, kind: 'level' }
      : { label: t('shiftSummary.bar.remaining'), amount: end.remainingMinor, kind: 'level' },
  ];
}

/** A difference moves money only where it made a document: it is what remains beyond ending less withdrawn. */
function bookedDifference(end: Flow['end']): number {
  return end === null ? 0 : end.remainingMinor - end.endingMinor + end.withdrawalMinor;
}
