import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A dialog over a veil, where money waits for one answer: what lies below waits, and Tab stays inside. */
export function Modal(props: { readonly titleId: string; readonly kind: string; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Where the hand was before anything of the dialog could take the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
    // Left to the browser the focus may lie on the way out, and Enter would leave the question instead of answering it.
    if (document.activeElement?.closest('footer') != null) dialog.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  return (
    <dialog
      ref={dialog}
      className="veil"
      tabIndex={-1}
      aria-labelledby={props.titleId}
      onCancel={(event) => event.preventDefault()}
    >
      <div className={`dialog ${props.kind}`}>{props.children}</div>
    </dialog>
  );
}
