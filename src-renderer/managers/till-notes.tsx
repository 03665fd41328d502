import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { ExportKey } from '#renderer/managers/export-key.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { usePages } from '#renderer/managers/use-pages.ts';
import type { ShownNote } from '#shared/contract/managers-tills.ts';
import { authorisedDomain } from '#shared/journal/till-note.ts';

/** What somebody may want to look into, the newest first. */
export function TillNotes({ till, news }: { readonly till: string; readonly news: number }) {
  const { t } = useTranslation('managers');
  const question = useCallback(
    async (client: AgentPageClient, skip: number) => {
      const reply = await client.tills.notes({ till, skip });
      if (!reply.accepted) return reply;
      return { accepted: true as const, value: { rows: reply.value.notes, hasMore: reply.value.hasMore } };
    },
    [till],
  );
  const { list, trouble, more } = usePages<ShownNote>(question, news);
  return (
    <ListSheet
      level={2}
      title={t('notes.title')}
      tools={<ExportKey file="notes" till={till} />}
      trouble={trouble}
      count={list?.rows.length ?? null}
      none={t('notes.none')}
      hasMore={list?.hasMore ?? false}
      onMore={more}
      head={
        <tr>
          <ColumnHead>{t('notes.at')}</ColumnHead>
          <ColumnHead>{t('notes.what')}</ColumnHead>
          <ColumnHead>{t('notes.who')}</ColumnHead>
          <ColumnHead>{t('notes.authorisedBy')}</ColumnHead>
          <ColumnHead>{t('notes.detail')}</ColumnHead>
          <ColumnHead kind="margin">{t('notes.record')}</ColumnHead>
        </tr>
      }
      rows={(list?.rows ?? []).map((note) => <NoteRow key={`${note.epoch}/${note.seq}`} note={note} />)}
    />
  );
}

function NoteRow({ note }: { readonly note: ShownNote }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  return (
    <tr>
      <th scope="row">{words.tillMoment(note.at, 'day-and-time')}</th>
      <td className="folds">{t(`notes.kinds.${note.note}`)}</td>
      <td>{note.byName ?? '–'}</td>
      <td>{note.authorisedByName ?? '–'}</td>
      <td className="folds">
        <NoteDetail note={note} />
      </td>
      <td className="num margin">{words.count(note.seq)}</td>
    </tr>
  );
}

function NoteDetail({ note: { note, detail } }: { readonly note: ShownNote }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  if (detail === '') return '–';
  switch (note) {
    case 'authorised':
      return t(`notes.domains.${authorisedDomain(detail)}`);
    case 'clock_set_back':
      return t('notes.clockBefore', { at: words.tillMoment(detail, 'day-and-time') });
    case 'drawer_open_too_long':
      return t('age.seconds', { value: detail });
    case 'journal_went_on_anew':
      return t(detail === 'replaced' ? 'notes.replaced' : 'notes.forked');
    default:
      return detail;
  }
}
