import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { PaperSide } from '#renderer/paper-roll/paper-side.tsx';
import { Strip } from '#renderer/paper-roll/strip.tsx';
import { useOnePress } from '#renderer/sale/use-one-press.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import type { PrintJob } from '#shared/contract/paper.ts';

const askRoll = (client: TillClient) => client.paper.roll({ limit: 50 });

/** What was printed, as paper; with its state in words, and once more when somebody needs a copy. */
export function PaperRollWindow() {
  const { t } = useTranslation();
  const till = useTillState();
  const roll = useAnswer(askRoll, 'changes');
  const reprint = useCommand(useClient().paper.reprint);
  const jobs = roll.value?.jobs ?? [];
  const { at, choose } = useChosen(jobs);
  const job = jobs[at] ?? null;
  const older = jobs[at + 1] ?? null;
  const keys = useKeysOfRoll({ jobs, at, choose, reprint });
  return (
    <Frame
      kind="paperroll"
      title={t('paperRoll.title')}
      subtitle={t(`paperRoll.on.${till.printer.kind}`, { till: till.code, address: till.printer.address })}
      keys={keys}
      banner={<TroubleBanner trouble={firstTrouble(reprint.trouble, roll.trouble)} />}
    >
      <section className="rolls-desk" aria-label={t('paperRoll.papers')}>
        {job === null ? <Nothing isLoaded={roll.value !== null} /> : <Strip key={job.id} job={job} />}
        {older === null ? null : <Strip key={older.id} job={older} />}
        {roll.value === null ? null : <PaperSide roll={roll.value} chosenId={job?.id ?? null} onChoose={choose} />}
      </section>
    </Frame>
  );
}

function Nothing({ isLoaded }: { readonly isLoaded: boolean }) {
  const { t } = useTranslation();
  return <p className="paper-none label">{isLoaded ? t('paperRoll.nothing') : ''}</p>;
}

/** The chosen print; until somebody chooses, the one the window was opened for, else always the newest. */
function useChosen(jobs: readonly PrintJob[]) {
  const { jobId } = usePhase('paper-roll');
  const [chosenId, choose] = useState<string | null>(jobId ?? null);
  return {
    at: Math.max(
      0,
      jobs.findIndex(({ id }) => id === chosenId),
    ),
    choose,
  };
}

type RollKeys = {
  readonly jobs: readonly PrintJob[];
  readonly at: number;
  readonly choose: (id: string | null) => void;
  readonly reprint: ReturnType<typeof useCommand<{ commandId: string; jobId: string }, { jobId: string }>>;
};

function useKeysOfRoll({ jobs, at, choose, reprint }: RollKeys): readonly WindowKey[] {
  const { t } = useTranslation();
  const open = useOpen();
  const { document } = useTillState();
  const { back } = usePhase('paper-roll');
  const counts = useOnePress();
  const job = jobs[at];
  const older = jobs[at + 1];
  const newer = jobs[at - 1];
  const printAgain = async () => {
    if (job === undefined || !counts()) return;
    const outcome = await reprint.run({ jobId: job.id });
    if (outcome?.kind === 'done') choose(outcome.value.jobId);
  };
  return [
    {
      id: 'close',
      label: t('frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => open(back ?? (document === null ? { window: 'main-menu' } : { window: 'sale' })),
    },
    {
      id: 'older',
      label: t('paperRoll.older'),
      shortcut: 'PageUp',
      place: 'left',
      reason: older === undefined ? t('paperRoll.noOlder') : null,
      press: () => choose(older?.id ?? null),
    },
    {
      id: 'newer',
      label: t('paperRoll.newer'),
      shortcut: 'PageDown',
      place: 'left',
      reason: newer === undefined ? t('paperRoll.noNewer') : null,
      press: () => choose(newer?.id ?? null),
    },
    {
      id: 'print-again',
      label: t('paperRoll.printAgain'),
      note: t('paperRoll.saysCopy'),
      shortcut: 'F7',
      place: 'main',
      isBusy: reprint.isBusy,
      reason: job === undefined ? t('paperRoll.nothing') : null,
      press: () => void printAgain(),
    },
  ];
}
