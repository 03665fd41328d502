import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useStateWords } from '#renderer/paper-roll/use-state-words.ts';
import type { PrintJob, PrintJobState } from '#shared/contract/paper.ts';

const LOOK: Readonly<
  Record<PrintJobState, { readonly tone: 'good' | 'calm' | 'warn' | 'bad'; readonly icon: IconName | null }>
> = {
  queued: { tone: 'calm', icon: 'clock' },
  sending: { tone: 'calm', icon: 'printer' },
  awaiting_confirmation: { tone: 'calm', icon: 'printer' },
  suspended: { tone: 'warn', icon: 'roll' },
  printed: { tone: 'good', icon: 'check' },
  sent_unconfirmed: { tone: 'calm', icon: 'printer' },
  unknown: { tone: 'warn', icon: 'question' },
  failed: { tone: 'bad', icon: 'alert' },
  abandoned: { tone: 'calm', icon: 'cross' },
};

/** "Receipt PA/2026/POS1/000871, copy 1". */
export function useJobTitle(job: PrintJob): string {
  const { t } = useTranslation();
  const money = useMoney();
  const title = t(`paperRoll.kind.${job.kind}`, { number: job.documentNumber });
  return job.copy === 0 ? title : t('paperRoll.copyOf', { title, copy: money.count(job.copy) });
}

/** How a print stands, in words, with the time it was done. */
export function JobState({ job }: { readonly job: PrintJob }) {
  const inWords = useStateWords();
  const language = useLanguage();
  const { tone, icon } = LOOK[job.state];
  const at = job.finishedAt === null ? '' : ` ${momentInWords(job.finishedAt, 'time-with-seconds', language)}`;
  return (
    <span className={`tag ${tone}`} title={job.reason === '' ? undefined : job.reason}>
      {icon === null ? null : <Icon name={icon} />}
      {inWords(job.state)}
      {at}
    </span>
  );
}
