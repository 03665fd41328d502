import { useTranslation } from 'react-i18next';
import { Fact, FactsSheet } from '#renderer/managers/facts-sheet.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { TillOverview } from '#shared/contract/managers-overview.ts';
import type { TillRecord } from '#shared/contract/managers-tills.ts';

/** How far the till’s journal is held here, and whether anything is in its way. */
export function TillJournal({ record, now }: { readonly record: TillRecord; readonly now: TillOverview }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { epoch, heldSeq, toldSeq, lastPushAt, epochs, branches } = record.journal;
  const moment = (at: string) => words.moment(at, 'day-and-time');
  return (
    <FactsSheet
      title={t('till.journal')}
      asOf={lastPushAt === null ? t('till.neverSent') : t('till.sentAt', { at: moment(lastPushAt) })}
    >
      <Fact name={t('till.head')}>
        {toldSeq === null ? t('printer.unknown') : words.count(Math.max(toldSeq, heldSeq))}
      </Fact>
      <Fact name={t('till.held')}>{words.count(heldSeq)}</Fact>
      <Fact name={t('tills.unsent')} isOdd={(now.unsent ?? 0) > 0}>
        {now.unsent === null ? t('printer.unknown') : words.count(now.unsent)}
      </Fact>
      <Fact name={t('till.epoch')} isOdd={branches.length > 0}>
        {words.count(epoch)}
        {epochs.map((one) => (
          <span key={one.epoch} className="below">
            {t('till.epochBegan', { epoch: one.epoch, seq: words.count(one.afterSeq), at: moment(one.beganAt) })}
          </span>
        ))}
        {branches.map((branch) => (
          <span key={branch.epoch} className="below">
            {t('till.branch', {
              records: words.count(branch.records),
              epoch: branch.epoch,
              seq: words.count(branch.afterSeq),
            })}
          </span>
        ))}
      </Fact>
      <Refused record={record} moment={moment} />
    </FactsSheet>
  );
}

/** What the Agent did not take, and what the till says about it: one of the two may know more. */
function Refused({ record, moment }: { readonly record: TillRecord; readonly moment: (at: string) => string }) {
  const { t } = useTranslation('managers');
  const { t: tillWords } = useTranslation('till');
  const { refused } = record.journal;
  const stuck = record.told?.state.stuck ?? null;
  return (
    <Fact name={t('till.refused')} isOdd={refused !== null || stuck !== null}>
      {refused === null && stuck === null ? t('till.nothingRefused') : null}
      {refused === null ? null : (
        <span className="below">
          {t('till.refusedRecord', { seq: refused.seq, kind: refused.kind, at: moment(refused.at) })}{' '}
          {t(`till.flaws.${refused.flaw}`)}
        </span>
      )}
      {stuck === null ? null : (
        <span className="below">{t('till.says', { words: tillWords(`sync.${stuck.trouble}`, stuck.facts) })}</span>
      )}
    </Fact>
  );
}
