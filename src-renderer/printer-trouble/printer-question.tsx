import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useSlip } from '#renderer/paper-roll/use-slip.ts';
import { useWordsOfPrinter } from '#renderer/printer-trouble/words-of-printer.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { PaperSlip } from '#shared/contract/paper.ts';

/** `side`: docked at the right of a sale, above the pad. `bar`: across a window that has no room there. */
type Place = 'side' | 'bar';

/** Asks what the till cannot know: is the paper whole? Docked, never in the way; a sale keeps all its keys. */
export function PrinterQuestion({ place = 'bar' }: { readonly place?: Place }) {
  const { operator, printer } = useTillState();
  if (operator === null || printer.state !== 'unsure' || printer.unsureJobId === null) return null;
  return <Question key={printer.unsureJobId} jobId={printer.unsureJobId} place={place} />;
}

const ANSWERS = ['is_on_paper', 'print_copy', 'abandon'] as const;
const WORDS = { is_on_paper: 'isOnPaper', print_copy: 'printCopy', abandon: 'abandon' } as const;

function Question({ jobId, place }: { readonly jobId: string; readonly place: Place }) {
  const { t } = useTranslation();
  const { printer } = useTillState();
  const wordsOfPrinter = useWordsOfPrinter();
  const slip = useSlip(jobId).value;
  const answer = useCommand(useClient().paper.answer);
  const keys = ANSWERS.map(
    (one, index): WindowKey => ({
      id: one,
      label: t(`printerTrouble.answer.${WORDS[one]}`),
      note: t(`printerTrouble.answerNote.${WORDS[one]}`),
      shortcut: `Alt+${index + 1}`,
      place: 'elsewhere',
      isBusy: answer.isBusy,
      press: () => void answer.run({ jobId, answer: one }),
    }),
  );
  const elsewhere = useCommand(useClient().paper.sendElsewhere);
  const others = printer.others.slice(0, 3).map(
    ({ id, name }, index): WindowKey => ({
      id: `copy-${id}`,
      label: t('printerTrouble.copyElsewhere', { name }),
      shortcut: `Alt+${ANSWERS.length + index + 1}`,
      place: 'elsewhere',
      isBusy: elsewhere.isBusy,
      press: () => void elsewhere.run({ jobId, printerId: id }),
    }),
  );
  const all = [...keys, ...others];
  useKeys(all);
  return (
    <section className={`sheet ask printer-ask ${place}`} aria-labelledby="printer-question">
      <div className="asked" role="status">
        <h2 id="printer-question">
          <Icon name="question" />
          {t('printerTrouble.question', { number: slip?.job.documentNumber ?? '' })}
        </h2>
        <p>{wordsOfPrinter(printer.words)}</p>
        {slip === null ? null : <EndOfSlip slip={slip} />}
        <TroubleBanner trouble={firstTrouble(answer.trouble, elsewhere.trouble)} />
      </div>
      <fieldset className="answers" aria-labelledby="printer-question">
        {all.map(({ id, label, note, shortcut, isBusy, press }) => (
          <Key key={id} label={label} note={note} shortcut={shortcut} isBusy={isBusy} onPress={press} />
        ))}
      </fieldset>
    </section>
  );
}

/** How the paper should end, so that one look at the printer is enough. */
function EndOfSlip({ slip }: { readonly slip: PaperSlip }) {
  const { t } = useTranslation();
  const last = slip.lines.map(({ text }) => text.trim()).findLast((text) => text !== '');
  return last === undefined ? null : (
    <p className="label end-of-slip">{t('printerTrouble.endsWith', { line: last })}</p>
  );
}
