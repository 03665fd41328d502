import { useEffect, useId, useState } from 'react';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { ariaOf, capOf, type Shortcut } from '#renderer/keyboard/shortcut.ts';
import { useWhyFlat } from '#renderer/keyboard/use-why-flat.ts';

export type KeyProps = {
  readonly label: string;
  /** Said by a screen reader after the label, where several keys say the same. */
  readonly of?: string;
  readonly note?: string | undefined;
  readonly shortcut?: Shortcut | undefined;
  readonly icon?: IconName | undefined;
  readonly tone?: 'usual' | 'go' | 'stop' | 'plain';
  readonly kind?: string;
  readonly isBusy?: boolean | undefined;
  readonly isOn?: boolean;
  readonly reason?: string | null | undefined;
  /** For keys that write into an entry: the entry keeps the focus. */
  readonly keepsFocus?: boolean;
  readonly onPress: () => void;
};

/** A key with its little cap. One that cannot be used keeps its place, flat, and says why to whoever presses it. */
export function Key(props: KeyProps) {
  const reasonId = useId();
  const reason = props.reason ?? null;
  const whyFlat = useWhyFlat();
  const isSlow = useSlow(props.isBusy ?? false);
  return (
    <button
      type="button"
      className={classOf(props, isSlow)}
      aria-disabled={reason !== null || undefined}
      aria-busy={props.isBusy || undefined}
      aria-pressed={props.isOn}
      aria-describedby={reason === null ? undefined : reasonId}
      aria-keyshortcuts={props.shortcut === undefined ? undefined : ariaOf(props.shortcut)}
      title={reason ?? undefined}
      onMouseDown={(event) => {
        if (props.keepsFocus) event.preventDefault();
      }}
      onClick={(event) => {
        if (reason !== null) whyFlat.say(event.currentTarget);
        else if (!props.isBusy) props.onPress();
      }}
      onBlur={whyFlat.hush}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span className="words">
        {props.label}
        {props.of === undefined ? null : <span className="unseen"> {props.of}</span>}
        {props.note === undefined ? null : <span className="sub">{props.note}</span>}
      </span>
      {props.shortcut === undefined ? null : <kbd>{capOf(props.shortcut)}</kbd>}
      {reason === null ? null : (
        <span ref={whyFlat.words} id={reasonId} className="why-flat" popover="manual">
          {reason}
        </span>
      )}
    </button>
  );
}

function classOf(props: KeyProps, isSlow: boolean): string {
  const tone = props.tone === undefined || props.tone === 'usual' ? '' : ` ${props.tone}`;
  const kind = props.kind === undefined ? '' : ` ${props.kind}`;
  return `key${tone}${kind}${isSlow ? ' is-busy' : ''}`;
}

/** True once something has lasted 300 ms: what is quicker needs no turning ring. */
export function useSlow(isBusy: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isSlow;
}
