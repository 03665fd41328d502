import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '#renderer/frame/search-field.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { ExportKey } from '#renderer/managers/export-key.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { DifferenceSums, Sums } from '#renderer/managers/sums.tsx';
import type { LiveOverview } from '#renderer/managers/use-overview.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { usePages, useRested } from '#renderer/managers/use-pages.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { PageShift } from '#shared/contract/managers-shifts.ts';

/** Shifts of all tills, the newest first. */
export function ShiftsSection({ live }: { readonly live: LiveOverview }) {
  const { t } = useTranslation('managers');
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState<'all' | 'open'>('all');
  const text = useRested(typed);
  const question = useCallback(
    async (client: AgentPageClient, skip: number) => {
      const reply = await client.shifts.list({ text, from: null, to: null, isOpenOnly: which === 'open', skip });
      if (!reply.accepted) return reply;
      return { accepted: true as const, value: { rows: reply.value.shifts, hasMore: reply.value.hasMore } };
    },
    [text, which],
  );
  const { list, trouble, more } = usePages<PageShift>(question, live.overview?.cursor);
  return (
    <ListSheet
      title={t('sections.shifts')}
      tools={<ExportKey file="shifts" />}
      filter={
        <>
          <SearchField label={t('shifts.search')} text={typed} onWrite={setTyped} />
          <Segment
            name={t('list.which')}
            choices={[
              { value: 'all', label: t('list.all') },
              { value: 'open', label: t('list.open') },
            ]}
            chosen={which}
            onChoose={setWhich}
          />
        </>
      }
      trouble={trouble}
      count={list?.rows.length ?? null}
      none={t('shifts.none')}
      hasMore={list?.hasMore ?? false}
      onMore={more}
      head={
        <tr>
          <ColumnHead>{t('shifts.number')}</ColumnHead>
          <ColumnHead>{t('shifts.operator')}</ColumnHead>
          <ColumnHead>{t('shifts.date')}</ColumnHead>
          <ColumnHead>{t('shifts.tills')}</ColumnHead>
          <ColumnHead>{t('shifts.status')}</ColumnHead>
          <ColumnHead kind="margin">{t('shifts.receipts')}</ColumnHead>
          <ColumnHead kind="money">{t('shifts.turnover')}</ColumnHead>
          <ColumnHead kind="money">{t('shifts.difference')}</ColumnHead>
        </tr>
      }
      rows={(list?.rows ?? []).map((shift) => <ShiftRow key={shift.shiftId} shift={shift} />)}
    />
  );
}

function ShiftRow({ shift }: { readonly shift: PageShift }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  return (
    <tr>
      <th scope="row">
        <a className="drill" href={addressOf('shifts', shift.shiftId)}>
          {shift.number}
        </a>
      </th>
      <td className="folds">{shift.operatorName}</td>
      <td>{words.tillMoment(shift.businessDate, 'day-and-year')}</td>
      <td className="folds">{shift.tills.join(', ')}</td>
      <td>
        <ShiftStatus shift={shift} />
        {shift.isOffline ? <span className="label"> {t('shifts.offline')}</span> : null}
      </td>
      <td className="num margin">{words.count(shift.receipts)}</td>
      <td className="num">
        <Sums sums={shift.turnover} />
      </td>
      <td className="num">
        <DifferenceSums sums={shift.difference} />
      </td>
    </tr>
  );
}

const TONES = { open: 'good', detached: 'warn', closing: 'warn', closed: 'calm' } as const;

export function ShiftStatus({ shift }: { readonly shift: Pick<PageShift, 'status'> }) {
  const { t } = useTranslation('managers');
  return <span className={`tag ${TONES[shift.status]}`}>{t(`shiftStatus.${shift.status}`)}</span>;
}
