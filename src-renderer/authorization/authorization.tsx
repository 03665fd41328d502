import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuthorisers } from '#renderer/authorization/authorise-key.tsx';
import { Login } from '#renderer/authorization/login.tsx';
import { PinWords, usePinWait } from '#renderer/authorization/pin-words.tsx';
import { useRights } from '#renderer/authorization/use-rights.ts';
import type { AskedRight } from '#renderer/connection/rights.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { PadPress } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { Permission } from '#shared/access/permission.ts';

/** Stands over any window while a refused command waits for somebody who holds the right. */
export function AuthorizationOver() {
  const asked = useRights((store) => store.asked);
  return asked === null ? null : <Authorization key={asked.commandId} asked={asked} />;
}

/** Somebody who holds the missing right shows a PIN, once. Both names are written to the journal. */
function Authorization({ asked }: { readonly asked: AskedRight }) {
  const { t } = useTranslation();
  const till = useTillState();
  const lend = useRights((store) => store.lend);
  const giveUp = useRights((store) => store.giveUp);
  const people = useAuthorisers(asked.permission);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const pinField = useRef<HTMLInputElement>(null);
  const wait = usePinWait(asked.trouble);
  const chosen = people?.find((one) => one.id === chosenId) ?? null;
  const reason = reasonAgainst({
    [t('authorization.nobody')]: people?.length === 0,
    [t('authorization.chooseFirst')]: chosen === null,
    [t('authorization.typePin', { name: chosen?.name ?? '' })]: pin === '',
    [t('authorization.wait', { time: wait })]: wait > 0,
  });

  const confirm = () => {
    if (chosen === null || reason !== null || asked.isBusy) return;
    setPin('');
    pinField.current?.focus();
    lend({ operatorId: chosen.id, pin, name: chosen.name });
  };
  const choose = (id: string) => {
    setChosenId(id);
    setPin('');
    pinField.current?.focus();
  };
  const keys = {
    close: { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'elsewhere', press: giveUp },
    confirm: {
      id: 'confirm',
      label: t('frame.confirm'),
      shortcut: 'Enter',
      place: 'elsewhere',
      isBusy: asked.isBusy,
      reason,
      press: confirm,
    },
  } as const;
  useKeys([keys.close, keys.confirm], 'closed');
  return (
    <dialog
      ref={useModal()}
      className="veil"
      aria-labelledby="authorization"
      onCancel={(event) => event.preventDefault()}
    >
      <div className="dialog auth">
        <header>
          <h2 id="authorization">{t('authorization.title')}</h2>
          <p className="label">{t('authorization.once', { name: till.operator?.name ?? '', till: till.code })}</p>
        </header>
        <div className="body two">
          <div className="auth-left">
            <Asked permission={asked.permission} />
            <Login people={people ?? []} chosen={chosen} onChoose={choose} />
          </div>
          <div className="auth-right">
            <Pin field={pinField} pin={pin} onWrite={setPin} onEnter={confirm} />
            <PinWords trouble={asked.trouble} wait={wait} />
          </div>
        </div>
        <footer>
          <Key label={keys.close.label} shortcut="Escape" onPress={giveUp} />
          <Key
            label={keys.confirm.label}
            shortcut="Enter"
            tone="go"
            isBusy={asked.isBusy}
            reason={reason}
            onPress={confirm}
          />
        </footer>
      </div>
    </dialog>
  );
}

function reasonAgainst(reasons: Readonly<Record<string, boolean>>): string | null {
  return Object.entries(reasons).find(([, isSo]) => isSo)?.[0] ?? null;
}

function Asked({ permission }: { readonly permission: Permission }) {
  const { t } = useTranslation();
  return (
    <p className="asked">
      <Icon name="shield" />
      <span>
        <b>{t(`authorization.permission.${permission}`)}</b>
        <br />
        <span className="label">{t('authorization.written')}</span>
      </span>
    </p>
  );
}

function Pin(props: {
  readonly field: { readonly current: HTMLInputElement | null };
  readonly pin: string;
  readonly onWrite: (pin: string) => void;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const press = (pad: PadPress) => {
    if (pad.kind === 'type') props.onWrite(props.pin + pad.text);
    if (pad.kind === 'set') props.onWrite(pad.text);
    if (pad.kind === 'erase') props.onWrite(props.pin.slice(0, -1));
    if (pad.kind === 'clear') props.onWrite('');
    if (pad.kind === 'enter') props.onEnter();
  };
  return (
    <>
      <div className="field">
        <label htmlFor="authorization-pin">{t('authorization.password')}</label>
        <div className="box">
          <input
            ref={props.field}
            id="authorization-pin"
            type="password"
            autoComplete="off"
            maxLength={64}
            value={props.pin}
            onChange={(event) => props.onWrite(event.target.value)}
          />
        </div>
      </div>
      <NumericPad layout="pin" onPress={press} />
    </>
  );
}

/** Modal: what lies below waits, and Tab stays inside. The focus goes back where it was. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return dialog;
}
