import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuthorisers } from '#renderer/authorization/authorise-key.tsx';
import { Login } from '#renderer/authorization/login.tsx';
import { PinWords, usePinWait } from '#renderer/authorization/pin-words.tsx';
import { useRights } from '#renderer/authorization/use-rights.ts';
import type { AskedRight } from '#renderer/connection/rights.ts';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useBadge } from '#renderer/logon/use-badge.ts';
import { afterPress, type PadPress } from '#renderer/money/active-entry.tsx';
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
  const [reads, setReads] = useState(0);
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
  useBadge((badge) => {
    // The reader has typed into whatever had the focus: none of it was meant for there.
    setPin('');
    setReads((now) => now + 1);
    if (!asked.isBusy) lend({ badge, name: null });
  });
  const choose = (id: string) => {
    setChosenId(id);
    setPin('');
    pinField.current?.focus();
  };
  return (
    <Dialog
      title={t('authorization.title')}
      about={
        <p className="label">
          {till.operator === null
            ? t('authorization.onceHere', { till: till.code })
            : t('authorization.once', { name: till.operator.name, till: till.code })}
        </p>
      }
      kind="auth"
      close={{ press: giveUp }}
      answer={{ isBusy: asked.isBusy, reason, press: confirm }}
    >
      <div className="body two">
        <div className="auth-left">
          <Asked permission={asked.permission} />
          <Login key={reads} people={people ?? []} chosen={chosen} onChoose={choose} />
          <BadgeHint />
        </div>
        <div className="auth-right">
          <Pin field={pinField} pin={pin} onWrite={setPin} onEnter={confirm} />
          <PinWords trouble={asked.trouble} wait={wait} />
        </div>
      </div>
    </Dialog>
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
    if (pad.kind === 'enter') props.onEnter();
    else props.onWrite(afterPress(props.pin, pad));
  };
  return (
    <>
      <TextField
        ref={props.field}
        type="password"
        label={t('authorization.password')}
        maxLength={64}
        value={props.pin}
        onWrite={props.onWrite}
      />
      <NumericPad layout="pin" onPress={press} />
    </>
  );
}

/** Shown where badges are known by their prefix: any other scan would be a guess. */
function BadgeHint() {
  const { t } = useTranslation();
  const { badgePrefix } = useTillState();
  if (badgePrefix === '') return null;
  return (
    <p className="badge-hint">
      <Icon name="badge" />
      <span>{t('authorization.orBadge')}</span>
    </p>
  );
}
