import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { usePages } from '#renderer/managers/use-pages.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { PageDocument } from '#shared/contract/managers-shifts.ts';

type Ask = {
  readonly shiftId: string | null;
  readonly sessionId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
};

/** Receipts, corrections and cash documents, the newest first; each opens into its lines. */
export function DocumentList(props: {
  readonly ask: Ask;
  readonly level?: 1 | 2;
  readonly tools?: ReactNode;
  readonly filter?: ReactNode;
  readonly news?: unknown;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { shiftId, sessionId, from, to, text } = props.ask;
  const question = useCallback(
    async (client: AgentPageClient, skip: number) => {
      const reply = await client.documents.list({ shiftId, sessionId, from, to, text, skip });
      if (!reply.accepted) return reply;
      return { accepted: true as const, value: { rows: reply.value.documents, hasMore: reply.value.hasMore } };
    },
    [shiftId, sessionId, from, to, text],
  );
  const { list, trouble, more } = usePages<PageDocument>(question, props.news);
  return (
    <ListSheet
      level={props.level ?? 1}
      title={t('sections.documents')}
      tools={props.tools}
      filter={props.filter}
      trouble={trouble}
      count={list?.rows.length ?? null}
      none={t('documents.none')}
      hasMore={list?.hasMore ?? false}
      onMore={more}
      head={
        <tr>
          <ColumnHead>{t('documents.number')}</ColumnHead>
          <ColumnHead>{t('documents.kind')}</ColumnHead>
          <ColumnHead>{t('documents.at')}</ColumnHead>
          <ColumnHead>{t('documents.till')}</ColumnHead>
          <ColumnHead>{t('documents.operator')}</ColumnHead>
          <ColumnHead>{t('documents.description')}</ColumnHead>
          <ColumnHead kind="margin">{t('documents.amount')}</ColumnHead>
        </tr>
      }
      rows={(list?.rows ?? []).map((document) => (
        <tr key={document.eventId}>
          <th scope="row">
            <a className="drill" href={addressOf('documents', document.eventId)}>
              {document.number}
            </a>
          </th>
          <td>{t(`documentKind.${KIND_KEYS[document.kind]}`)}</td>
          <td>{words.tillMoment(document.at, 'day-and-time')}</td>
          <td>{document.till}</td>
          <td className="folds">{document.operatorName}</td>
          <td className="folds">{document.description}</td>
          <td className="num margin">
            {words.money(document.amountMinor, document.currency)} <span className="label">{document.currency}</span>
          </td>
        </tr>
      ))}
    />
  );
}

/** A point in the name of a kind would be read as a place in the language file. */
export const KIND_KEYS = {
  'sale.completed': 'receipt',
  'sale.corrected': 'correction',
  'cash_document.issued': 'cashDocument',
} as const;
