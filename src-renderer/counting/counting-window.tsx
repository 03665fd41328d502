import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { AddingMachine } from '#renderer/counting/adding-machine.tsx';
import { ChequeCoverage } from '#renderer/counting/cheque-coverage.tsx';
import { ChequeList } from '#renderer/counting/cheque-list.tsx';
import { type CellDrafts, type CountEntry, isSameEntry } from '#renderer/counting/count-draft.ts';
import { CountRail } from '#renderer/counting/count-rail.tsx';
import { CountSide } from '#renderer/counting/count-side.tsx';
import { Denominations } from '#renderer/counting/denominations.tsx';
import { useCount } from '#renderer/counting/use-count.ts';
import { useDrawerToCount } from '#renderer/drawer/use-drawer-to-count.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { leaveEntry, rewriteEntry } from '#renderer/money/amount-entry.tsx';
import { useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';

/** Where the drawer is counted, piece by piece. Close keeps every figure; Confirm takes the sums into the window before. */
export function CountingWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const { occasion, back, shiftId, isRequired } = usePhase('counting');
  const { operator } = useTillState();
  const count = useCount(occasion, shiftId);
  const drawerTrouble = useDrawerToCount(occasion, shiftId);
  const [chosen, setChosen] = useState<{ readonly paymentForm: string; readonly currency: string } | null>(null);
  const [drafts, setDrafts] = useState<CellDrafts>({});
  const [isByValue, setByValue] = useState(false);
  const [keyed, setKeyed] = useState('');
  const hasDrafts = Object.keys(drafts).length > 0 || keyed !== '';
  const entries = count.sheet?.entries ?? [];
  const entry = entries.find((one) => chosen !== null && isSameEntry(one, chosen)) ?? entries[0];

  const choose = ({ paymentForm, currency }: CountEntry) => {
    leaveEntry();
    setDrafts({});
    setKeyed('');
    setChosen({ paymentForm, currency });
  };
  const next = () => {
    const following = entry === undefined ? undefined : entries[entries.indexOf(entry) + 1];
    if (following === undefined) leaveEntry();
    else choose(following);
  };
  /** Enter with nothing typed goes on to the next form, as in a column of figures. */
  const addKeyed = async () => {
    if (entry === undefined) return;
    if (keyed === '') return next();
    if (await count.addValue(entry, keyed)) setKeyed('');
  };
  const confirm = async () => {
    rewriteEntry();
    if (entry !== undefined && keyed !== '' && !(await count.addValue(entry, keyed))) return;
    setKeyed('');
    const outcome = await count.confirm();
    if (outcome?.kind === 'done') open(back);
  };
  const isList = entry?.kind === 'cheque';
  const isMachine = entry !== undefined && entry.kind !== 'cash' && !isList;
  const hasValues = isMachine && entry.values.length > 0;
  const toggleValue = () => setByValue((now) => !now);
  const name = operator?.name ?? '';
  const subtitle =
    occasion === 'start'
      ? t('counting.atStart', { name })
      : t('counting.atEnd', { name, number: count.sheet?.shiftNumber ?? '' });

  return (
    <Frame
      kind="count"
      title={t('counting.title')}
      subtitle={subtitle}
      banner={
        <>
          <CountBanners
            trouble={firstTrouble(count.trouble, drawerTrouble)}
            isRequired={isRequired === true}
            documentsSince={Math.max(0, ...entries.map((one) => one.documentsSince))}
          />
          {count.sheet === null || !isList ? null : <ChequeCoverage sheet={count.sheet} entry={entry} />}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => {
            leaveEntry();
            open(back);
          },
        },
        {
          id: 'clear',
          label: t('counting.clear'),
          place: 'left',
          press: () => {
            setDrafts({});
            setKeyed('');
            void count.clear();
          },
        },
        {
          id: 'undo',
          label: t('counting.undo'),
          shortcut: 'Control+Z',
          place: 'left',
          reason: count.canUndo || hasDrafts || hasValues ? null : t('counting.nothingToUndo'),
          press: () => {
            if (entry !== undefined && isMachine) {
              // First what is half typed, then the last value on the tape.
              if (keyed !== '') setKeyed('');
              else void count.undoValue(entry);
              return;
            }
            rewriteEntry();
            setDrafts({});
            void count.undo();
          },
        },
        { id: 'value', label: t('counting.asValue'), shortcut: '=', place: 'elsewhere', press: toggleValue },
        {
          id: 'confirm',
          label: t(count.isStaleAsked ? 'counting.stillThere' : 'frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: count.isConfirming,
          press: () => void confirm(),
        },
      ]}
    >
      {count.sheet === null || entry === undefined ? null : (
        <>
          <CountRail sheet={count.sheet} entry={entry} drafts={drafts} onChoose={choose} />
          {isList ? (
            <ChequeList entry={entry} onTick={(chequeId, isThere) => void count.tick(chequeId, isThere)} />
          ) : isMachine ? (
            <AddingMachine entry={entry} typed={keyed} onType={setKeyed} onAdd={() => void addKeyed()} />
          ) : (
            <Denominations
              key={`${entry.paymentForm}/${entry.currency}`}
              entry={entry}
              drafts={drafts}
              isByValue={isByValue}
              onDraft={(valueMinor, text) => setDrafts((now) => withDraft(now, valueMinor, text))}
              onWrite={async (cell, draft) => {
                const isDone = await count.write(entry, cell);
                const { valueMinor } = cell;
                if (isDone) setDrafts((now) => (now[valueMinor] === draft ? withDraft(now, valueMinor, null) : now));
                return isDone;
              }}
              onLast={next}
            />
          )}
          <CountSide entry={entry} drafts={drafts} isByValue={isByValue} onToggleValue={toggleValue} />
        </>
      )}
    </Frame>
  );
}

/** Why it was refused; else what has moved since the count was begun; else that it is required. */
function CountBanners(props: {
  readonly trouble: Trouble | null;
  readonly isRequired: boolean;
  readonly documentsSince: number;
}) {
  const { t } = useTranslation();
  const { documentsSince: count } = props;
  if (props.trouble?.kind === 'refused' && props.trouble.refusal.code === 'count_stale')
    return <Banner tone="warn" icon="question" role="alert" words={props.trouble.refusal.words} />;
  if (props.trouble !== null) return <TroubleBanner trouble={props.trouble} />;
  if (count > 0)
    return <Banner tone="warn" icon="clock" words={t('counting.stale', { count })} more={t('counting.staleMore')} />;
  if (!props.isRequired) return null;
  return <Banner tone="warn" icon="alert" words={t('counting.required')} more={t('counting.requiredMore')} />;
}

function withDraft(drafts: CellDrafts, valueMinor: number, text: string | null): CellDrafts {
  const { [valueMinor]: _gone, ...rest } = drafts;
  return text === null ? rest : { ...rest, [valueMinor]: text };
}
