import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePinWait } from '#renderer/authorization/pin-words.tsx';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { ClocksBanner } from '#renderer/frame/clocks-banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { Brand } from '#renderer/logon/brand.tsx';
import { LanguageChoice } from '#renderer/logon/language-choice.tsx';
import { Operators } from '#renderer/logon/operators.tsx';
import { usePasswordSwitch } from '#renderer/logon/password-switch.ts';
import { focusPin, PinPanel } from '#renderer/logon/pin-panel.tsx';
import { useBadge } from '#renderer/logon/use-badge.ts';
import { useClient, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { TrainingBanner } from '#renderer/training/training-banner.tsx';
import { useTraining } from '#renderer/training/use-training.ts';
import type { OperatorTile } from '#shared/contract/till.ts';

const askOperators = (client: TillClient) => client.operator.list({});

/** Who is at the till, and the PIN that proves it. Works without a network: PINs are checked by the till itself. */
export function LogOnWindow() {
  const { t } = useTranslation();
  const language = useLanguage();
  const till = useTillState();
  const { handedOver } = usePhase('log-on');
  const operators = useAnswer(askOperators, 'changes');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const logOn = useCommand(useClient().operator.logOn);
  const badge = useCommand(useClient().operator.logOnByBadge);
  const wait = usePinWait(logOn.trouble);
  const training = useTraining('elsewhere');
  const password = usePasswordSwitch(() => setPin(''));
  const [reads, setReads] = useState(0);
  const chosen = chosenIn(operators.value ?? [], chosenId);

  const enter = async () => {
    if (chosen === null || whyNot !== null) return;
    // A refusal that somebody may lift is settled only then; the next PIN is typed into an empty field all the same.
    setPin('');
    await logOn.run({ operatorId: chosen.id, pin });
  };
  const choose = (id: string) => {
    setChosenId(id);
    setPin('');
    logOn.forgive();
    focusPin();
  };
  const write = (text: string) => {
    setPin(text);
    if (text !== '' && wait === 0) logOn.forgive();
  };
  useBadge((code) => {
    // The reader has typed into whatever had the focus: none of it was meant for there.
    setPin('');
    setReads((now) => now + 1);
    void badge.run({ badge: code });
  });
  const whyNot =
    chosen === null
      ? t('logOn.chooseFirst')
      : wait > 0
        ? t('authorization.wait', { time: wait })
        : pin === ''
          ? t('logOn.typePin')
          : null;

  return (
    <Frame
      kind="logon"
      title={t('logOn.title')}
      subtitle={t('frame.businessDate', { date: momentInWords(till.businessDate, 'day-and-year', language) })}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(operators.trouble, badge.trouble, training.trouble)} />
          {handedOver === undefined ? null : (
            <Banner
              tone="info"
              icon="coins"
              words={t('handOver.done', { number: handedOver })}
              more={t('handOver.doneMore')}
            />
          )}
          {till.services.versionWords === '' ? null : (
            <Banner tone="warn" icon="plug" words={till.services.versionWords} />
          )}
          <ClocksBanner />
          <TrainingBanner way={training} />
        </>
      }
      beforeKeys={<LanguageChoice />}
      keys={[
        password.key,
        ...(training.isOn ? [training.key] : []),
        {
          id: 'log-on',
          label: t('logOn.title'),
          shortcut: 'Enter',
          place: 'main',
          isBusy: logOn.isBusy,
          reason: whyNot,
          press: () => void enter(),
        },
      ]}
    >
      <section className="logon-left" aria-labelledby="who">
        <Brand />
        <h2 id="who">{t('logOn.who')}</h2>
        <Operators key={reads} tiles={operators.value ?? []} chosenId={chosen?.id ?? null} onChoose={choose} />
      </section>
      <PinPanel
        operator={chosen}
        pin={pin}
        trouble={logOn.trouble}
        wait={wait}
        isDemo={till.isDemo}
        isPassword={password.isOn}
        onWrite={write}
        onEnter={() => void enter()}
      />
    </Frame>
  );
}

/** One operator needs no choosing. */
function chosenIn(tiles: readonly OperatorTile[], id: string | null): OperatorTile | null {
  if (tiles.length === 1) return tiles[0] ?? null;
  return tiles.find((tile) => tile.id === id) ?? null;
}
