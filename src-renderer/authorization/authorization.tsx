import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { PadPress } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { Permission } from '#shared/access/permission.ts';
import type { Authorisation } from '#shared/contract/fields.ts';
import type { OperatorTile } from '#shared/contract/till.ts';

type AuthorizationProps = {
  readonly permission: Permission;
  readonly trouble: Trouble | null;
  readonly isBusy: boolean;
  readonly onAuthorise: (authorisation: NonNullable<Authorisation>) => void;
  readonly onClose: () => void;
};

/** Somebody who holds the missing right shows a PIN, once. Both names are written to the journal. */
export function Authorization(props: AuthorizationProps) {
  const { t } = useTranslation();
  const till = useTillState();
  const ask = useMemo(
    () => (client: TillClient) => client.operator.authorisers({ permission: props.permission }),
    [props.permission],
  );
  const people = useAnswer(ask, 'once').value;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const chosen = people?.find((one) => one.id === chosenId) ?? people?.[0];
  const reason = chosen === undefined ? t('authorization.nobody') : pin === '' ? t('logOn.typePin') : null;

  const confirm = () => {
    if (chosen === undefined || pin === '') return;
    setPin('');
    props.onAuthorise({ operatorId: chosen.id, pin });
  };
  useKeys(
    [
      { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'elsewhere', press: props.onClose },
      { id: 'confirm', label: t('frame.confirm'), shortcut: 'Enter', place: 'elsewhere', reason, press: confirm },
    ],
    'closed',
  );
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
            <Asked permission={props.permission} />
            <People people={people ?? []} chosen={chosen} onChoose={setChosenId} />
            <WrongPin trouble={props.trouble} />
          </div>
          <Pin pin={pin} onWrite={setPin} onEnter={confirm} />
        </div>
        <footer>
          <Key label={t('frame.close')} shortcut="Escape" onPress={props.onClose} />
          <Key
            label={t('frame.confirm')}
            shortcut="Enter"
            tone="go"
            isBusy={props.isBusy}
            reason={reason}
            onPress={confirm}
          />
        </footer>
      </div>
    </dialog>
  );
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

function People(props: {
  readonly people: readonly OperatorTile[];
  readonly chosen: OperatorTile | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="list sheet" aria-label={t('authorization.who')}>
      {props.people.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            className="pick"
            aria-pressed={one.id === props.chosen?.id}
            onClick={() => props.onChoose(one.id)}
          >
            <span className="mono small" aria-hidden="true">
              {one.name.slice(0, 1)}
            </span>
            <span className="grow">
              {one.name}
              {one.role === 'manager' ? <span className="sub">{t('logOn.manager')}</span> : null}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What opened the window is said in its banner; here only what this PIN led to. */
function WrongPin({ trouble }: { readonly trouble: Trouble | null }) {
  const isOfOpening =
    trouble?.kind === 'refused' && ['not_permitted', 'offline_start_not_permitted'].includes(trouble.refusal.code);
  return <TroubleBanner trouble={isOfOpening ? null : trouble} />;
}

function Pin(props: { readonly pin: string; readonly onWrite: (pin: string) => void; readonly onEnter: () => void }) {
  const { t } = useTranslation();
  const press = (pad: PadPress) => {
    if (pad.kind === 'type') props.onWrite(props.pin + pad.text);
    if (pad.kind === 'set') props.onWrite(pad.text);
    if (pad.kind === 'erase') props.onWrite(props.pin.slice(0, -1));
    if (pad.kind === 'clear') props.onWrite('');
    if (pad.kind === 'enter') props.onEnter();
  };
  return (
    <div className="auth-right">
      <div className="field">
        <label htmlFor="authorization-pin">{t('authorization.password')}</label>
        <div className="box">
          <input
            id="authorization-pin"
            type="password"
            autoComplete="off"
            inputMode="none"
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type this.
            autoFocus
            value={props.pin}
            onChange={(event) => props.onWrite(event.target.value)}
          />
        </div>
      </div>
      <NumericPad layout="pin" onPress={press} />
    </div>
  );
}

/** Modal: what lies below waits, and Tab stays inside. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return dialog;
}
