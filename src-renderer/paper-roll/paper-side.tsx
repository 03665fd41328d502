import { useTranslation } from 'react-i18next';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { JobState, useJobTitle } from '#renderer/paper-roll/job.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { PaperRoll, PrintJob } from '#shared/contract/paper.ts';

type SideProps = {
  readonly roll: PaperRoll;
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
};

/** Where it is printed and what was printed last. */
export function PaperSide({ roll, chosenId, onChoose }: SideProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { printer } = useTillState();
  return (
    <aside className="sheet paper-side" aria-label={t('paperRoll.lastPrints')}>
      {printer.kind === 'screen' ? <p className="paper-about">{t('paperRoll.screenNote')}</p> : null}
      <dl className="facts">
        <dt>{t('paperRoll.columns')}</dt>
        <dd>{money.count(roll.columns)}</dd>
        <dt>{t('paperRoll.codePages')}</dt>
        <dd>{roll.codePages}</dd>
        <dt>{t('paperRoll.printedToday')}</dt>
        <dd>{money.count(roll.printedToday)}</dd>
        {printer.waiting === 0 ? null : (
          <>
            <dt>{t('paperRoll.waiting')}</dt>
            <dd>{money.count(printer.waiting)}</dd>
          </>
        )}
      </dl>
      <h3>{t('paperRoll.lastPrints')}</h3>
      <ul className="list paper-jobs">
        {roll.jobs.map((job) => (
          <li key={job.id}>
            <Job job={job} isChosen={job.id === chosenId} onChoose={() => onChoose(job.id)} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Job(props: { readonly job: PrintJob; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const language = useLanguage();
  const { job } = props;
  return (
    <button type="button" className="pick" aria-current={props.isChosen || undefined} onClick={props.onChoose}>
      <span className="grow">
        {useJobTitle(job)}
        <span className="sub">
          {momentInWords(job.queuedAt, 'time', language)}
          {job.reason === '' ? null : ` · ${job.reason}`}
        </span>
      </span>
      {job.state === 'printed' ? null : <JobState job={job} />}
    </button>
  );
}
