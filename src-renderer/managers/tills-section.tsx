import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { CloseSessionDialog } from '#renderer/managers/close-session-dialog.tsx';
import { EnrolDialog } from '#renderer/managers/enrol-dialog.tsx';
import { useMay } from '#renderer/managers/page-context.tsx';
import { ParkedList } from '#renderer/managers/parked-list.tsx';
import { RevokeDialog } from '#renderer/managers/revoke-dialog.tsx';
import { type TillAct, TillRow } from '#renderer/managers/till-row.tsx';
import { useNow } from '#renderer/managers/use-age.ts';
import type { LiveOverview } from '#renderer/managers/use-overview.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { WaitingList } from '#renderer/managers/waiting-list.tsx';
import { WideTable } from '#renderer/managers/wide-table.tsx';
import type { TillOverview } from '#shared/contract/managers-overview.ts';

type Acting = { readonly act: 'enrol' } | { readonly act: TillAct; readonly till: TillOverview } | null;

/** All tills, live, and what waits for somebody. */
export function TillsSection({ live }: { readonly live: LiveOverview }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const now = useNow();
  const mayAct = useMay('act');
  const [acting, setActing] = useState<Acting>(null);
  const done = () => setActing(null);
  const { overview, heardMs } = live;
  if (overview === null) return <p role="status">{t('page.waiting')}</p>;
  const { tills, at } = overview;
  const nowMs = Date.parse(at) + Math.max(0, now - heardMs);
  const atWork = tills.filter(({ seat }) => seat !== null).length;
  return (
    <>
      <section className="sheet" aria-labelledby="tills-title">
        <div className="sheet-head">
          <h1 id="tills-title">{t('sections.tills')}</h1>
          <p className="label">
            {t('tills.sum', { tills: tills.length, atWork, at: words.moment(at, 'day-and-time') })}
          </p>
          {mayAct ? (
            <button type="button" className="key small" onClick={() => setActing({ act: 'enrol' })}>
              {t('enrol.key')}
            </button>
          ) : null}
        </div>
        {tills.length === 0 ? (
          <p className="pad-in">{t('tills.none')}</p>
        ) : (
          <WideTable name={t('tills.caption')}>
            <Ledger caption={t('tills.caption')}>
              <thead>
                <tr>
                  <ColumnHead>{t('tills.till')}</ColumnHead>
                  <ColumnHead>{t('tills.who')}</ColumnHead>
                  <ColumnHead>{t('tills.since')}</ColumnHead>
                  <th scope="col" className="margin">
                    {t('tills.cash')}
                  </th>
                  <ColumnHead kind="money">{t('tills.unsent')}</ColumnHead>
                  <ColumnHead kind="money">{t('tills.lastContact')}</ColumnHead>
                  <ColumnHead>{t('tills.printer')}</ColumnHead>
                  <th scope="col">
                    <span className="unseen">{t('list.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {tills.map((till) => (
                  <TillRow key={till.till} till={till} nowMs={nowMs} onAct={(act) => setActing({ act, till })} />
                ))}
              </tbody>
            </Ledger>
          </WideTable>
        )}
      </section>
      <WaitingList waiting={overview.waiting} />
      <ParkedList parked={overview.parked} />
      <ActDialog acting={acting} onDone={done} />
    </>
  );
}

/** The question that an act asks first. */
function ActDialog({ acting, onDone }: { readonly acting: Acting; readonly onDone: () => void }) {
  switch (acting?.act) {
    case undefined:
      return null;
    case 'enrol':
      return <EnrolDialog onDone={onDone} />;
    case 'revoke':
      return <RevokeDialog till={acting.till.till} unsent={acting.till.unsent} onDone={onDone} />;
    case 'close_session': {
      const { seat, till } = acting.till;
      return seat === null ? null : <CloseSessionDialog session={{ ...seat, till }} onDone={onDone} />;
    }
  }
}
