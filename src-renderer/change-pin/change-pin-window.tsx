import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PinWords, usePinWait } from '#renderer/authorization/pin-words.tsx';
import { isRefusedWith } from '#renderer/connection/carry-out.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { afterPress, type PadPress } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';

const FIELDS = ['old', 'new', 'again'] as const;
type FieldName = (typeof FIELDS)[number];
type Typed = Readonly<Record<FieldName, string>>;
const NOTHING: Typed = { old: '', new: '', again: '' };

/** Another PIN or password for whoever is logged on: the one until now, and the new one twice. */
export function ChangePinWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const { back, isDue } = usePhase('change-pin');
  const { operator } = useTillState();
  const [typed, setTyped] = useState(NOTHING);
  const [isDone, setDone] = useState(false);
  const fields = useFields();
  const client = useClient();
  const change = useCommand(client.operator.changePin);
  const logOff = useCommand(client.operator.logOff);
  const wait = usePinWait(change.trouble);
  const isDifferent = typed.again !== '' && !typed.new.startsWith(typed.again);
  const missing = FIELDS.find((field) => typed[field] === '');
  const reason =
    wait > 0
      ? t('authorization.wait', { time: wait })
      : missing !== undefined
        ? t(`changePin.${WHY[missing]}`)
        : typed.new !== typed.again
          ? t('changePin.differ')
          : null;

  const write = (field: FieldName, text: string) => {
    setTyped((now) => ({ ...now, [field]: text }));
    setDone(false);
    if (wait === 0) change.forgive();
  };
  const leave = () => (isDue === true ? void logOff.run({}) : open(back));
  const confirm = async () => {
    if (reason !== null) return;
    const outcome = await change.run({ oldPin: typed.old, newPin: typed.new });
    const isOldWrong = isRefusedWith(outcome, 'pin_wrong') || isRefusedWith(outcome, 'pin_locked');
    setTyped((now) =>
      outcome?.kind === 'done' ? NOTHING : isOldWrong ? { ...now, old: '' } : { ...now, new: '', again: '' },
    );
    if (outcome?.kind === 'done') setDone(true);
    fields.focus(outcome?.kind === 'done' || isOldWrong ? 'old' : 'new');
  };
  /** Enter goes on to what is still empty; with everything typed it confirms. */
  const enter = () => {
    const next = FIELDS.find((field) => typed[field] === '' && field !== fields.active) ?? missing;
    if (missing === undefined) void confirm();
    else if (next !== undefined) fields.focus(next);
  };
  const press = (pad: PadPress) => {
    const text = typed[fields.active];
    if (pad.kind === 'enter') enter();
    else write(fields.active, afterPress(text, pad));
  };

  return (
    <Frame
      kind="logon change-pin"
      title={t('changePin.title')}
      subtitle={operator?.name ?? ''}
      banner={
        isDue === true ? (
          <Banner tone="warn" icon="lock" words={t('changePin.due')} more={t('changePin.dueMore')} />
        ) : isDone ? (
          <Banner tone="good" icon="check" words={t('changePin.done')} more={t('changePin.doneMore')} />
        ) : undefined
      }
      keys={[
        {
          id: 'close',
          label: t(isDue === true ? 'frame.logOut' : 'frame.close'),
          shortcut: 'Escape',
          place: 'left',
          isBusy: logOff.isBusy,
          press: leave,
        },
        { id: 'next', label: t('pad.enter'), shortcut: 'Enter', place: 'elsewhere', press: enter },
        {
          id: 'confirm',
          label: t('frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: change.isBusy,
          reason,
          press: () => void confirm(),
        },
      ]}
    >
      <section className="sheet pin-fields" aria-label={t('changePin.title')}>
        {FIELDS.map((field) => (
          <div key={field} className="field">
            <label htmlFor={`pin-${field}`}>{t(`changePin.${field}`)}</label>
            <div className={fields.active === field ? 'box is-active' : 'box'}>
              <input
                ref={fields.refOf(field)}
                id={`pin-${field}`}
                type="password"
                autoComplete="off"
                maxLength={64}
                aria-describedby={field === 'old' ? undefined : 'pin-rule'}
                value={typed[field]}
                onFocus={() => fields.become(field)}
                onChange={(event) => write(field, event.target.value)}
              />
            </div>
          </div>
        ))}
        <p id="pin-rule" className="label pin-rule">
          <Icon name="info" />
          <span>{t('changePin.rule')}</span>
        </p>
        {isDifferent ? (
          <p className="pin-bad" role="alert">
            {t('changePin.differ')}
          </p>
        ) : null}
        <PinWords trouble={change.trouble} wait={wait} />
      </section>
      <section className="logon-pin" aria-label={t('pad.name')}>
        <NumericPad layout="pin" onPress={press} />
      </section>
    </Frame>
  );
}

const WHY = { old: 'typeOld', new: 'typeNew', again: 'typeAgain' } as const;

/** Which field the pad writes into: the last one that had the focus. */
function useFields() {
  const [active, become] = useState<FieldName>('old');
  const inputs = useRef<Partial<Record<FieldName, HTMLInputElement | null>>>({});
  useEffect(() => inputs.current.old?.focus(), []);
  return {
    active,
    become,
    focus: (field: FieldName) => inputs.current[field]?.focus(),
    refOf: (field: FieldName) => (input: HTMLInputElement | null) => {
      inputs.current[field] = input;
    },
  };
}
