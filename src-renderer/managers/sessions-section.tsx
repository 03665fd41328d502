import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '#renderer/frame/search-field.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { CloseSessionDialog } from '#renderer/managers/close-session-dialog.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { SessionHead, SessionRow } from '#renderer/managers/session-rows.tsx';
import type { LiveOverview } from '#renderer/managers/use-overview.ts';
import { usePages, useRested } from '#renderer/managers/use-pages.ts';
import type { PageSessionRow } from '#shared/contract/managers-shifts.ts';

/** Sessions of all tills, the newest first. */
export function SessionsSection({ live }: { readonly live: LiveOverview }) {
  const { t } = useTranslation('managers');
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState<'all' | 'open'>('open');
  const [closing, setClosing] = useState<PageSessionRow | null>(null);
  const text = useRested(typed);
  const question = useCallback(
    async (client: AgentPageClient, skip: number) => {
      const reply = await client.sessions.list({ text, isOpenOnly: which === 'open', skip });
      if (!reply.accepted) return reply;
      return { accepted: true as const, value: { rows: reply.value.sessions, hasMore: reply.value.hasMore } };
    },
    [text, which],
  );
  const { list, trouble, more } = usePages<PageSessionRow>(question, live.overview?.cursor);
  return (
    <>
      <ListSheet
        title={t('sections.sessions')}
        filter={
          <>
            <SearchField label={t('sessions.search')} text={typed} onWrite={setTyped} />
            <Segment
              name={t('list.which')}
              choices={[
                { value: 'open', label: t('list.open') },
                { value: 'all', label: t('list.all') },
              ]}
              chosen={which}
              onChoose={setWhich}
            />
          </>
        }
        trouble={trouble}
        count={list?.rows.length ?? null}
        none={t('sessions.none')}
        hasMore={list?.hasMore ?? false}
        onMore={more}
        head={<SessionHead />}
        rows={(list?.rows ?? []).map((session) => (
          <SessionRow key={session.sessionId} session={session} onClose={() => setClosing(session)} />
        ))}
      />
      {closing === null ? null : <CloseSessionDialog session={closing} onDone={() => setClosing(null)} />}
    </>
  );
}
