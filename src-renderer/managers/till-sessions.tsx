import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { CloseSessionDialog } from '#renderer/managers/close-session-dialog.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { SessionHead, SessionRow } from '#renderer/managers/session-rows.tsx';
import { usePages } from '#renderer/managers/use-pages.ts';
import type { PageSessionRow } from '#shared/contract/managers-shifts.ts';

/** Sessions of one till, the newest first, each with the way to its shift. */
export function TillSessions({ till, news }: { readonly till: string; readonly news: number }) {
  const { t } = useTranslation('managers');
  const [closing, setClosing] = useState<PageSessionRow | null>(null);
  const question = useCallback(
    async (client: AgentPageClient, skip: number) => {
      const reply = await client.sessions.list({ text: '', till, isOpenOnly: false, skip });
      if (!reply.accepted) return reply;
      return { accepted: true as const, value: { rows: reply.value.sessions, hasMore: reply.value.hasMore } };
    },
    [till],
  );
  const { list, trouble, more } = usePages<PageSessionRow>(question, news);
  return (
    <>
      <ListSheet
        level={2}
        title={t('till.sessions')}
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
