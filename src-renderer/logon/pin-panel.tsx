import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PinWords } from '#renderer/authorization/pin-words.tsx';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { afterPress, type PadPress } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import type { OperatorTile } from '#shared/contract/till.ts';

const PIN_MAX = 64;
const DOTS_MIN = 4;
const DOTS_MAX = 12;

type PinProps = {
  readonly operator: OperatorTile | null;
  readonly pin: string;
  readonly trouble: Trouble | null;
  /** Seconds until the next try; 0: now. */
  readonly wait: number;
  readonly isDemo: boolean;
  /** A field for a password in the place of the dots. */
  readonly isPassword: boolean;
  readonly onWrite: (pin: string) => void;
  readonly onEnter: () => void;
};

/** The PIN as dots, typed on the keyboard, on the pad, or on both. */
export function PinPanel(props: PinProps) {
  const { t } = useTranslation();
  const press = (pad: PadPress) => {
    if (pad.kind === 'enter') props.onEnter();
    else props.onWrite(afterPress(props.pin, pad).slice(0, PIN_MAX));
  };
  useTypedPin(press, props.operator !== null && !props.isPassword);
  const name = props.operator?.name;
  return (
    <section
      className="logon-pin"
      aria-label={name === undefined ? t('logOn.chooseFirst') : t('logOn.pinOfName', { name })}
    >
      <div className="pin sheet" id={PIN_ID} tabIndex={-1}>
        <p className="label">
          {name === undefined ? (
            t('logOn.chooseFirst')
          ) : (
            <>
              {props.isPassword ? t('authorization.passwordOf') : t('logOn.pinOf')} <b>{name}</b>
            </>
          )}
        </p>
        {props.isPassword ? <Password {...props} /> : <Dots typed={props.pin.length} />}
        {props.trouble === null ? (
          <Words isDemo={props.isDemo} />
        ) : (
          <PinWords trouble={props.trouble} wait={props.wait} />
        )}
      </div>
      <NumericPad layout="pin" onPress={press} />
    </section>
  );
}

function Dots({ typed }: { readonly typed: number }) {
  const { t } = useTranslation();
  const dots = Array.from({ length: Math.min(Math.max(DOTS_MIN, typed), DOTS_MAX) }, (_, index) => index);
  return (
    <p className="dots" role="status" aria-label={t('logOn.typed', { count: typed })}>
      {dots.map((dot) => (
        <i key={dot} className={dot < typed ? 'full' : undefined} />
      ))}
    </p>
  );
}

/** A password has letters too: a field of its own, with the keyboard of the system where there is no other. */
function Password({ operator, pin, onWrite }: PinProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is chosen types next.
  useEffect(() => field.current?.focus(), [operator?.id]);
  return (
    <div className="box">
      <input
        ref={field}
        type="password"
        aria-label={t('authorization.passwordKey')}
        autoComplete="off"
        maxLength={PIN_MAX}
        value={pin}
        onChange={(event) => onWrite(event.target.value)}
      />
    </div>
  );
}

function Words({ isDemo }: { readonly isDemo: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="label">
      <Icon name={isDemo ? 'info' : 'shield'} /> {isDemo ? t('logOn.demo') : t('logOn.worksOffline')}
    </p>
  );
}

/** Once somebody is chosen, what is typed anywhere in the window belongs to the PIN, unless it goes into the Login field. */
function useTypedPin(press: (pad: PadPress) => void, isChosen: boolean): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!isChosen) return;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.target instanceof HTMLInputElement) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^[\d\p{L}]$/u.test(event.key)) latest.current({ kind: 'type', text: event.key });
      if (event.key === 'Backspace') latest.current({ kind: 'erase' });
      if (event.key === 'Delete') latest.current({ kind: 'clear' });
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [isChosen]);
}

/** Where the focus goes once somebody is chosen, so that Enter means Log On and not the same tile again. */
const PIN_ID = 'pin';

export function focusPin(): void {
  document.getElementById(PIN_ID)?.focus();
}
