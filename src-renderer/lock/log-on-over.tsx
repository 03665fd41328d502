import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePinWait } from '#renderer/authorization/pin-words.tsx';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Operators } from '#renderer/logon/operators.tsx';
import { usePasswordSwitch } from '#renderer/logon/password-switch.ts';
import { focusPin, PinPanel } from '#renderer/logon/pin-panel.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';

const askOperators = (client: TillClient) => client.operator.list({});

/** Somebody else takes the seat of whoever locked the till: by right, or with somebody's who holds it. */
export function LogOnOver({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const { operator, isDemo } = useTillState();
  const operators = useAnswer(askOperators, 'once');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const logOn = useCommand(useClient().operator.logOn);
  const wait = usePinWait(logOn.trouble);
  const password = usePasswordSwitch(() => setPin(''));
  const others = (operators.value ?? []).filter(({ id }) => id !== operator?.id);
  const chosen = others.find(({ id }) => id === chosenId) ?? null;
  const name = operator?.name ?? '';
  const reason =
    chosen === null
      ? t('logOn.chooseFirst')
      : wait > 0
        ? t('authorization.wait', { time: wait })
        : pin === ''
          ? t('logOn.typePin')
          : null;

  const enter = async () => {
    if (chosen === null || reason !== null) return;
    // A refusal that somebody may lift is settled only then; the next PIN is typed into an empty field all the same.
    setPin('');
    await logOn.run({ operatorId: chosen.id, pin });
  };
  return (
    <Frame
      kind="logon lock"
      title={t('lock.othersTitle')}
      subtitle={`${t('lock.lockedFor')} ${name}`}
      banner={<TroubleBanner trouble={operators.trouble} />}
      keys={[
        { id: 'back', label: t('lock.back'), shortcut: 'Escape', place: 'left', press: onBack },
        password.key,
        {
          id: 'log-on',
          label: t('lock.logOn'),
          note: t('lock.othersNote', { name }),
          shortcut: 'Enter',
          place: 'main',
          isBusy: logOn.isBusy,
          reason,
          press: () => void enter(),
        },
      ]}
    >
      <section className="logon-left lock-others" aria-label={t('lock.othersTitle')}>
        <p className="label">{t('lock.othersMore', { name })}</p>
        <Operators
          tiles={others}
          chosenId={chosenId}
          onChoose={(id) => {
            setChosenId(id);
            setPin('');
            logOn.forgive();
            focusPin();
          }}
        />
      </section>
      <PinPanel
        operator={chosen}
        pin={pin}
        trouble={logOn.trouble}
        wait={wait}
        isDemo={isDemo}
        isPassword={password.isOn}
        onWrite={(text) => {
          setPin(text);
          if (text !== '' && wait === 0) logOn.forgive();
        }}
        onEnter={() => void enter()}
      />
    </Frame>
  );
}
