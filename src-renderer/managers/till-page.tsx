import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { useMay } from '#renderer/managers/page-context.tsx';
import { ParkedList } from '#renderer/managers/parked-list.tsx';
import { RevokeDialog } from '#renderer/managers/revoke-dialog.tsx';
import { TillDevices } from '#renderer/managers/till-devices.tsx';
import { TillJournal } from '#renderer/managers/till-journal.tsx';
import { TillKeys } from '#renderer/managers/till-keys.tsx';
import { TillNotes } from '#renderer/managers/till-notes.tsx';
import { TillNow } from '#renderer/managers/till-now.tsx';
import { TillSessions } from '#renderer/managers/till-sessions.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { useContact } from '#renderer/managers/use-contact.ts';
import type { LiveOverview } from '#renderer/managers/use-overview.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { Overview, TillOverview } from '#shared/contract/managers-overview.ts';
import type { TillRecord } from '#shared/contract/managers-tills.ts';

/** One till: how it is now, as far as the Agent has heard, and what became of it. */
export function TillPage({ till, live }: { readonly till: string; readonly live: LiveOverview }) {
  const { t } = useTranslation('managers');
  const question = useCallback((client: AgentPageClient) => client.tills.show({ till }), [till]);
  const now = live.overview?.tills.find((one) => one.till === till) ?? null;
  const news = now === null ? null : newsOf(now, live.overview?.cursor);
  const { value, trouble, again } = useLiveAnswer(question, news);
  return (
    <>
      <p>
        <a className="key small" href={addressOf('tills')}>
          {t('page.backTo', { section: t('sections.tills') })}
        </a>
      </p>
      <TroubleWords trouble={trouble} />
      {value === null || now === null || live.overview === null ? null : (
        <>
          <Sheets record={value} now={now} live={{ ...live, overview: live.overview }} onRevoked={again} />
          <Parked till={till} parked={live.overview.parked} />
          <TillNotes till={till} news={now.heldSeq} />
          <TillSessions till={till} news={live.overview.cursor} />
        </>
      )}
    </>
  );
}

/** What changes with it is worth asking for the record again; that the till was heard of alone is not. */
function newsOf({ lastContactAt: _, ...till }: TillOverview, cursor: number | undefined): string {
  return JSON.stringify({ ...till, cursor });
}

function Sheets(props: {
  readonly record: TillRecord;
  readonly now: TillOverview;
  readonly live: LiveOverview & { readonly overview: Overview };
  readonly onRevoked: () => void;
}) {
  const { record, now, live, onRevoked } = props;
  const contact = useContact(now, live);
  const mayAct = useMay('act');
  const [isRevoking, setRevoking] = useState(false);
  return (
    <>
      <TillNow record={record} now={now} contact={contact} />
      <div className="till-sheets">
        <TillDevices record={record} isAway={contact.isAway} />
        <TillJournal record={record} now={now} />
      </div>
      <TillKeys record={record} onRevoke={mayAct && !now.isRevoked ? () => setRevoking(true) : null} />
      {isRevoking ? (
        <RevokeDialog
          till={now.till}
          unsent={now.unsent}
          onDone={() => {
            setRevoking(false);
            onRevoked();
          }}
        />
      ) : null}
    </>
  );
}

function Parked({ till, parked }: { readonly till: string; readonly parked: Overview['parked'] }) {
  const own = parked.filter((one) => one.till === till);
  return own.length === 0 ? null : <ParkedList parked={own} />;
}
