import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { factsInWords } from '#renderer/managers/facts-in-words.ts';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { usePages } from '#renderer/managers/use-pages.ts';
import { MANAGER_ACTS, type PageAct } from '#shared/contract/managers-records.ts';

const question = (client: AgentPageClient, skip: number) => client.audit.list({ skip });

/** Who did what on the page, the newest first. Nobody can change or empty it. */
export function AuditSection() {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { list, trouble, more } = usePages<PageAct>(question);
  const nameOf = (act: string) => {
    const known = MANAGER_ACTS.find((one) => one === act);
    return known === undefined ? act : t(`act.${known}`);
  };
  return (
    <ListSheet
      title={t('sections.audit')}
      trouble={trouble}
      count={list?.rows.length ?? null}
      none={t('audit.none')}
      hasMore={list?.hasMore ?? false}
      onMore={more}
      head={
        <tr>
          <ColumnHead>{t('audit.at')}</ColumnHead>
          <ColumnHead>{t('audit.who')}</ColumnHead>
          <ColumnHead>{t('audit.act')}</ColumnHead>
          <ColumnHead>{t('audit.subject')}</ColumnHead>
          <ColumnHead>{t('audit.detail')}</ColumnHead>
          <ColumnHead>{t('audit.address')}</ColumnHead>
        </tr>
      }
      rows={(list?.rows ?? []).map(({ actId, at, login, name, act, subject, detail, address }) => (
        <tr key={actId}>
          <th scope="row">{words.moment(at, 'day-and-time')}</th>
          <td className="folds">{name === '' ? login : name}</td>
          <td>{nameOf(act)}</td>
          <td className="folds">{subject}</td>
          <td className="folds label detail">{factsInWords(detail, (at) => words.moment(at, 'day-and-time'))}</td>
          <td className="label">{address}</td>
        </tr>
      ))}
    />
  );
}
