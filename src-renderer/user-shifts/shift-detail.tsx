import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import { RevisedSheet } from '#renderer/user-shifts/revised-sheet.tsx';
import type { UserShift } from '#shared/contract/shift.ts';

/** The chosen shift: what one looks at before ending it. */
export function ShiftDetail({ shift }: { readonly shift: UserShift }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { businessDate } = useTillState();
  const isOpen = shift.status !== 'closed';
  const at = (moment: string) => momentInWords(moment, 'day-and-time', language);
  return (
    <>
      <div className="sheet-head">
        <h2 id="shift-detail">{shift.operatorName}</h2>
        <span className="label">{shift.number}</span>
      </div>
      <div className="pad-in panel">
        {isOpen && shift.businessDate < businessDate ? (
          <p className="banner warn">
            <Icon name="clock" />
            <span className="grow">{t('userShifts.leftOpen', { moment: at(shift.startedAt) })}</span>
          </p>
        ) : null}
        <dl className="facts">
          <dt>{t('userShifts.started')}</dt>
          <dd>{at(shift.startedAt)}</dd>
          {shift.detachedAt === null ? null : (
            <>
              <dt>{t('userShifts.detached')}</dt>
              <dd>{at(shift.detachedAt)}</dd>
            </>
          )}
          {shift.endedAt === null ? null : (
            <>
              <dt>{t('userShifts.ended')}</dt>
              <dd>{at(shift.endedAt)}</dd>
            </>
          )}
          {shift.endedByName === null ? null : (
            <>
              <dt>{t('userShifts.endedBy')}</dt>
              <dd>{shift.endedByName}</dd>
            </>
          )}
          {shift.endedOnPage === null ? null : (
            <>
              <dt>{t('userShifts.onPage')}</dt>
              <dd className="long">{shift.endedOnPage.reason}</dd>
            </>
          )}
          {shift.reportNumber === null ? null : (
            <>
              <dt>{t('userShifts.report')}</dt>
              <dd className="long">{shift.reportNumber}</dd>
            </>
          )}
        </dl>
        {shift.tills.length < 2 ? null : (
          <p className="label">{t('userShifts.tills', { tills: shift.tills.join(', ') })}</p>
        )}
        {shift.isProvisional ? <p className="label">{t('userShifts.provisional')}</p> : null}
        {shift.status === 'closing' ? <p className="label">{t('userShifts.closingNote')}</p> : null}
        {shift.isRevised ? <RevisedSheet key={`revised ${shift.id}`} shiftId={shift.id} /> : null}
        <RestedCash key={shift.id} shiftId={shift.id} />
        {isOpen && !shift.isOwn ? <p className="label">{t('userShifts.binds', { name: shift.operatorName })}</p> : null}
      </div>
    </>
  );
}

/** Walking through a long list asks nothing: the figures come where the hand rests. */
const REST_MS = 150;

function RestedCash({ shiftId }: { readonly shiftId: string }) {
  const [hasRested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return hasRested ? <Cash shiftId={shiftId} /> : null;
}

/** What lies in the drawer, or was left in it. */
function Cash({ shiftId }: { readonly shiftId: string }) {
  const { t } = useTranslation();
  const money = useMoney();
  const ask = useMemo(() => (client: TillClient) => client.shift.summary({ shiftId }), [shiftId]);
  const flows = useAnswer(ask, 'changes').value?.cashFlows ?? [];
  if (flows.length === 0) return null;
  return (
    <dl className="facts rule">
      {flows.map((flow) => (
        <div key={flow.currency}>
          <dt>{t('userShifts.cash', { currency: flow.currency })}</dt>
          <dd>{money.read(flow.end?.remainingMinor ?? flow.balanceMinor, flow.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
