import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { CloseSessionDialog } from '#renderer/managers/close-session-dialog.tsx';
import { DocumentList } from '#renderer/managers/document-list.tsx';
import { EndShiftDialog } from '#renderer/managers/end-shift-dialog.tsx';
import { FigureTable } from '#renderer/managers/figure-table.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { useMay } from '#renderer/managers/page-context.tsx';
import { RevisedSheet } from '#renderer/managers/revised-sheet.tsx';
import { SessionHead, SessionRow } from '#renderer/managers/session-rows.tsx';
import { ShiftStatus } from '#renderer/managers/shifts-section.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import type { LiveOverview } from '#renderer/managers/use-overview.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { PageSessionRow, ShiftDetail } from '#shared/contract/managers-shifts.ts';

/** One shift: its figures, its sessions at all tills, its documents. */
export function ShiftPage({ shiftId, live }: { readonly shiftId: string; readonly live: LiveOverview }) {
  const { t } = useTranslation('managers');
  const question = useCallback((client: AgentPageClient) => client.shifts.show({ shiftId }), [shiftId]);
  const { value, trouble, again } = useLiveAnswer(question, live.overview?.cursor);
  const [closing, setClosing] = useState<PageSessionRow | null>(null);
  const [isEnding, setEnding] = useState(false);
  return (
    <>
      <p>
        <a className="key small" href={addressOf('shifts')}>
          {t('page.backTo', { section: t('sections.shifts') })}
        </a>
      </p>
      <TroubleWords trouble={trouble} />
      {value === null ? null : (
        <>
          <ShiftSheet detail={value} onEnd={() => setEnding(true)} />
          <RevisedSheet detail={value} onReversed={again} />
          <ListSheet
            level={2}
            title={t('sections.sessions')}
            trouble={null}
            count={value.sessions.length}
            none={t('sessions.none')}
            head={<SessionHead />}
            rows={value.sessions.map((session) => (
              <SessionRow key={session.sessionId} session={session} onClose={() => setClosing(session)} />
            ))}
          />
          <DocumentList
            level={2}
            ask={{ shiftId, sessionId: null, from: null, to: null, text: '' }}
            news={live.overview?.cursor}
          />
        </>
      )}
      {isEnding ? (
        <EndShiftDialog
          shiftId={shiftId}
          onDone={() => {
            setEnding(false);
            again();
          }}
        />
      ) : null}
      {closing === null ? null : <CloseSessionDialog session={closing} onDone={() => setClosing(null)} />}
    </>
  );
}

function ShiftSheet(props: { readonly detail: ShiftDetail; readonly onEnd: () => void }) {
  const { t } = useTranslation('managers');
  const mayAct = useMay('act');
  const { shift, rows, report, displaced } = props.detail;
  const words = usePageWords();
  return (
    <section className="sheet" aria-labelledby="shift-title">
      <div className="sheet-head">
        <h1 id="shift-title">{t('shift.title', { number: shift.number, name: shift.operatorName })}</h1>
        <ShiftStatus shift={shift} />
        {report === null && mayAct ? (
          <button type="button" className="key small" onClick={props.onEnd}>
            {t('endShift.key')}
          </button>
        ) : null}
      </div>
      <dl className="facts left pad-in">
        <dt>{t('shifts.date')}</dt>
        <dd>{words.tillMoment(shift.businessDate, 'day-and-year')}</dd>
        <dt>{t('shifts.tills')}</dt>
        <dd>{shift.tills.join(', ')}</dd>
        <dt>{t('shift.started')}</dt>
        <dd>{words.tillMoment(shift.startedAt, 'day-and-time')}</dd>
        {report === null ? null : (
          <>
            <dt>{t('shift.ended')}</dt>
            <dd>
              {shift.endedAt === null ? '' : words.tillMoment(shift.endedAt, 'day-and-time')}{' '}
              {t('shift.endedBy', { name: report.endedByName, till: report.till, report: report.number })}
            </dd>
          </>
        )}
        {report === null || report.reason === null ? null : (
          <>
            <dt>{t('closeSession.reason')}</dt>
            <dd>{report.reason}</dd>
          </>
        )}
        {displaced.map(({ till, reportNumber }) => (
          <div key={`${till} ${reportNumber}`} className="fact-row">
            <dt>{t('shift.displaced')}</dt>
            <dd>
              {till}, {reportNumber}
            </dd>
          </div>
        ))}
      </dl>
      <FigureTable rows={rows} isExpected={report === null} />
    </section>
  );
}
