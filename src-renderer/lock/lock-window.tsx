import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePinWait } from '#renderer/authorization/pin-words.tsx';
import { useCommand } from '#renderer/connection/use-command.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { LogOnOver } from '#renderer/lock/log-on-over.tsx';
import { Brand } from '#renderer/logon/brand.tsx';
import { usePasswordSwitch } from '#renderer/logon/password-switch.ts';
import { PinPanel } from '#renderer/logon/pin-panel.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';

/** Stands in the place of every window until the PIN of whoever locked it is shown, or somebody with the right takes over. */
export function LockWindow() {
  const [isForOthers, setForOthers] = useState(false);
  useReturnOfFocus();
  return (
    <>
      <NothingBelow />
      {isForOthers ? <LogOnOver onBack={() => setForOthers(false)} /> : <Unlock onOthers={() => setForOthers(true)} />}
    </>
  );
}

function Unlock({ onOthers }: { readonly onOthers: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useClient();
  const { operator, lock, isDemo } = useTillState();
  const [pin, setPin] = useState('');
  const unlock = useCommand(client.operator.unlock);
  const logOff = useCommand(client.operator.logOff);
  const wait = usePinWait(unlock.trouble);
  const password = usePasswordSwitch(() => setPin(''));
  const name = operator?.name ?? '';
  const reason = wait > 0 ? t('authorization.wait', { time: wait }) : pin === '' ? t('logOn.typePin') : null;

  const enter = async () => {
    if (reason !== null) return;
    const outcome = await unlock.run({ pin });
    if (outcome?.kind === 'trouble') setPin('');
  };
  const since = { time: lock === null ? '' : momentInWords(lock.since, 'time', language) };
  return (
    <Frame
      kind="logon lock"
      title={t('lock.title')}
      subtitle={t(lock?.cause === 'idle' ? 'lock.sinceIdle' : 'lock.sinceByHand', since)}
      banner={<TroubleBanner trouble={logOff.trouble} />}
      keys={[
        {
          id: 'log-off',
          label: t('lock.logOut', { name }),
          note: t('lock.logOutNote'),
          shortcut: 'F9',
          place: 'left',
          isBusy: logOff.isBusy,
          press: () => void logOff.run({}),
        },
        {
          id: 'others',
          label: t('lock.others'),
          note: t('lock.othersNote', { name }),
          shortcut: 'F10',
          place: 'left',
          press: onOthers,
        },
        password.key,
        {
          id: 'unlock',
          label: t('lock.unlock'),
          shortcut: 'Enter',
          place: 'main',
          isBusy: unlock.isBusy,
          reason,
          press: () => void enter(),
        },
      ]}
    >
      <section className="logon-left" aria-labelledby="locked">
        <Brand />
        <div className="lock-words sheet">
          <p className="mono" aria-hidden="true">
            {name.slice(0, 1)}
          </p>
          <h2 id="locked">
            {t('lock.lockedFor')} <b>{name}</b>
          </h2>
          <p className="label">{t('lock.kept')}</p>
        </div>
      </section>
      <PinPanel
        operator={operator === null ? null : { id: operator.id, name, role: 'cashier', shiftSince: null }}
        pin={pin}
        trouble={unlock.trouble}
        wait={wait}
        isDemo={isDemo}
        isPassword={password.isOn}
        onWrite={(text) => {
          setPin(text);
          if (text !== '' && wait === 0) unlock.forgive();
        }}
        onEnter={() => void enter()}
      />
    </Frame>
  );
}

/** Hears what the lock does not: no key of the window below is pressed through it. */
function NothingBelow() {
  useKeys([], 'closed');
  return null;
}

/** The one who unlocks goes on where the hand was. */
function useReturnOfFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // The window below is shown again only after this.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      }, 0);
    };
  }, []);
}
