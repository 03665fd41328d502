import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useWordsOfPrinter } from '#renderer/printer-trouble/words-of-printer.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';

/** The printer needs a hand: what to do, how many papers wait, and that selling goes on. */
export function PrinterTroubleBanner() {
  const { t } = useTranslation();
  const money = useMoney();
  const wordsOfPrinter = useWordsOfPrinter();
  const { operator, printer } = useTillState();
  if (printer.state !== 'trouble' && printer.state !== 'suspended') return null;
  const isHalfPrinted = printer.state === 'suspended';
  const waiting = t('printerTrouble.waiting', { count: money.count(printer.waiting) });
  const words = wordsOfPrinter(printer.words === '' ? t('printerTrouble.trouble') : printer.words);
  return (
    <Banner tone="warn" icon="roll" words={words} more={isHalfPrinted ? t('printerTrouble.continues') : waiting}>
      {isHalfPrinted && operator !== null && printer.suspendedJobId !== null ? (
        <HalfPrinted key={printer.suspendedJobId} jobId={printer.suspendedJobId} mayContinue={printer.mayContinue} />
      ) : operator !== null && printer.blockedJobId !== null ? (
        <Elsewhere key={printer.blockedJobId} jobId={printer.blockedJobId} />
      ) : null}
    </Banner>
  );
}

/** Another printer may take the paper that waits; nothing of it was sent, so it stays the original. */
function Elsewhere({ jobId }: { readonly jobId: string }) {
  const { t } = useTranslation();
  const { printer } = useTillState();
  const send = useCommand(useClient().paper.sendElsewhere);
  const keys = printer.others.slice(0, 3).map(
    ({ id, name }, index): WindowKey => ({
      id: `printer-${id}`,
      label: t('printerTrouble.sendElsewhere', { name }),
      shortcut: `Alt+${index + 1}`,
      place: 'elsewhere',
      isBusy: send.isBusy,
      press: () => void send.run({ jobId, printerId: id }),
    }),
  );
  useKeys(keys);
  return keys.map(({ id, label, shortcut, isBusy, press }) => (
    <Key key={id} label={label} shortcut={shortcut} isBusy={isBusy} onPress={press} />
  ));
}

/** It goes on by itself when somebody has seen to it; a jam cleared by hand must be said, and the rest can be given up. */
function HalfPrinted({ jobId, mayContinue }: { readonly jobId: string; readonly mayContinue: boolean }) {
  const { t } = useTranslation();
  const answer = useCommand(useClient().paper.answer);
  const keyOf = (id: 'continue' | 'abandon', label: string, place: number): WindowKey => ({
    id: `printer-${id}`,
    label,
    shortcut: `Alt+${place}`,
    place: 'elsewhere',
    isBusy: answer.isBusy,
    press: () => void answer.run({ jobId, answer: id }),
  });
  const keys = [
    ...(mayContinue ? [keyOf('continue', t('printerTrouble.continue'), 1)] : []),
    // The same key whatever holds the printer up: a hand on its way to Continue gives nothing up.
    keyOf('abandon', t('printerTrouble.giveUp'), 2),
  ];
  useKeys(keys);
  return keys.map(({ id, label, shortcut, isBusy, press }) => (
    <Key key={id} label={label} shortcut={shortcut} isBusy={isBusy} onPress={press} />
  ));
}
