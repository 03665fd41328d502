import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** A panel that hangs from the top bar. Esc and a touch beside it close it; the focus goes back where it came from. */
export function Dock(props: {
  readonly title: string;
  readonly kind?: string;
  /** Heard while the dock is open, beside Esc. */
  readonly keys?: readonly WindowKey[];
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  useKeys(
    [
      { id: 'close-dock', label: t('frame.close'), shortcut: 'Escape', place: 'elsewhere', press: props.onClose },
      ...(props.keys ?? []),
    ],
    'closed',
  );
  useReturnOfFocus(panel);
  return (
    <>
      <div className="dock-beside" onPointerDown={props.onClose} />
      <section
        ref={panel}
        className={`popover sheet${props.kind === undefined ? '' : ` ${props.kind}`}`}
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <div className="sheet-head">
          <h2 id={titleId}>{props.title}</h2>
          <Key label={t('frame.close')} shortcut="Escape" tone="plain" kind="small" onPress={props.onClose} />
        </div>
        {props.children}
      </section>
    </>
  );
}

function useReturnOfFocus(panel: { readonly current: HTMLElement | null }): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    // A field in the panel that was to have it has it already.
    if (panel.current?.contains(document.activeElement) !== true) panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before, panel]);
}
