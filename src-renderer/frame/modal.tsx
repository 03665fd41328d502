import { type ReactNode, useEffect, useRef } from 'react';

/** A dialog over a veil, where money waits for one answer: what lies below waits, and Tab stays inside. */
export function Modal(props: { readonly titleId: string; readonly kind: string; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="veil" aria-labelledby={props.titleId} onCancel={(event) => event.preventDefault()}>
      <div className={`dialog ${props.kind}`}>{props.children}</div>
    </dialog>
  );
}
