import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { type PageTrouble, useAct, useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { type EndEntry, EndRowFields, entryOf, NOTHING_TYPED, rowKey } from '#renderer/managers/end-row-fields.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { ageInWords } from '#renderer/managers/use-age.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { PageEndSheet } from '#shared/contract/managers-acts.ts';

/** The lease to end runs for two minutes; asked again before that, it stays, and the figures are those of now. */
const ASK_AGAIN_MS = 40_000;
/** What the Agent asks back; whoever presses again has answered with yes. */
const QUESTIONS = ['cash_limit_minimum', 'tills_unreported'] as const;
type Question = (typeof QUESTIONS)[number];

/** Ends a shift with what somebody counted. What is typed here binds like what is typed at a till. */
export function EndShiftDialog({ shiftId, onDone }: { readonly shiftId: string; readonly onDone: () => void }) {
  const { t } = useTranslation('managers');
  const question = useCallback((client: AgentPageClient) => client.acts.endSheet({ shiftId }), [shiftId]);
  const sheet = useLiveAnswer(question);
  useAgain(sheet.again);
  const leave = useAct((client) => client.acts.leaveEnd);
  const end = useAct((client) => client.acts.endShift);
  const [entries, setEntries] = useState<ReadonlyMap<string, EndEntry>>(new Map());
  const [reason, setReason] = useState('');
  /** What was shown when the last count was typed: money that moves after it makes another count. */
  const [countedAt, setCountedAt] = useState<string | null>(null);
  const [answered, setAnswered] = useState<readonly Question[]>([]);
  const asked = questionOf(end.trouble);
  const press = async (value: PageEndSheet) => {
    const yes = asked === null ? answered : [...answered, asked];
    setAnswered(yes);
    const ended = await end.run({
      shiftId,
      revision: countedAt ?? value.revision,
      entries: value.rows.map((row) => entryOf(row, entries.get(rowKey(row)) ?? NOTHING_TYPED)),
      reason,
      isConfirmed: yes.includes('cash_limit_minimum'),
      isUnreportedConfirmed: yes.includes('tills_unreported'),
    });
    if (ended !== null) return onDone();
    setCountedAt(null);
    sheet.again();
  };
  const { value } = sheet;
  return (
    <Dialog
      title={
        value === null ? t('endShift.key') : t('endShift.title', { number: value.number, name: value.operatorName })
      }
      kind="end-shift"
      close={{
        label: t('page.cancel'),
        press: () => {
          void leave.run({ shiftId });
          onDone();
        },
      }}
      answer={{
        label: t(asked === null ? 'endShift.key' : 'endShift.allTheSame'),
        tone: 'stop',
        isBusy: end.isBusy,
        reason: value === null ? t('page.waiting') : reason.trim() === '' ? t('closeSession.reasonMissing') : null,
        press: () => {
          if (value !== null) void press(value);
        },
      }}
    >
      <div className="body">
        <TroubleWords trouble={sheet.trouble} />
        {value === null ? null : (
          <>
            <p>{t('endShift.words')}</p>
            <Unreported tills={value.unreported} />
            {value.rows.map((row, index) => (
              <EndRowFields
                key={rowKey(row)}
                row={row}
                entry={entries.get(rowKey(row)) ?? NOTHING_TYPED}
                isFirst={index === 0}
                onWrite={(entry) => {
                  if (entry.actual !== entries.get(rowKey(row))?.actual) setCountedAt(value.revision);
                  setEntries(new Map(entries).set(rowKey(row), entry));
                }}
              />
            ))}
            <TextField label={t('endShift.reason')} value={reason} onWrite={setReason} maxLength={200} />
          </>
        )}
        <TroubleWords trouble={end.trouble} tone={asked === null ? 'bad' : 'warn'} />
      </div>
    </Dialog>
  );
}

function useAgain(again: () => void): void {
  useEffect(() => {
    const timer = setInterval(again, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
}

function questionOf(trouble: PageTrouble | null): Question | null {
  if (trouble?.kind !== 'refused') return null;
  const { code } = trouble.refusal;
  return QUESTIONS.find((one) => one === code) ?? null;
}

/** Tills whose sales may be missing, each with what is known of it. */
function Unreported({ tills }: { readonly tills: PageEndSheet['unreported'] }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  if (tills.length === 0) return null;
  const lines = tills.map(({ till, unsent, lastContactAt }) => {
    const contact =
      lastContactAt === null ? t('age.never') : ageInWords(Math.max(0, Date.now() - Date.parse(lastContactAt)), t);
    return t('endShift.unreportedTill', { till, contact, unsent: unsent === null ? '?' : words.count(unsent) });
  });
  return <Banner tone="warn" icon="plug" words={t('endShift.unreported')} more={lines.join(' · ')} />;
}
