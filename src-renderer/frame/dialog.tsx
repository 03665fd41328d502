import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Modal } from '#renderer/frame/modal.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';

type Answer = {
  /** Default: Confirm. */
  readonly label?: string;
  readonly tone?: 'go' | 'stop';
  /** Why it cannot be pressed yet; `null`: it can. */
  readonly reason?: string | null;
  readonly isBusy?: boolean;
  readonly press: () => void;
};

type Props = {
  readonly title: ReactNode;
  /** What stands under the title. */
  readonly about?: ReactNode;
  readonly kind: string;
  readonly close: { readonly label?: string; readonly press: () => void };
  readonly answer: Answer;
  /** Keys between the way out and the answer. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
};

/** One question over a veil: Esc leaves it, Enter answers it, and nothing below hears a key. */
export function Dialog({ title, about, kind, close, answer, more, children }: Props) {
  const { t } = useTranslation('windows');
  const titleId = useId();
  const closeLabel = close.label ?? t('frame.close');
  const { label = t('frame.confirm'), tone = 'go', reason = null, isBusy = false, press } = answer;
  const confirm = { label, place: 'elsewhere', reason, isBusy, press } as const;
  useKeys(
    [
      { id: 'close', label: closeLabel, shortcut: 'Escape', place: 'elsewhere', press: close.press },
      { ...confirm, id: 'enter', shortcut: 'Enter' },
      { ...confirm, id: 'confirm', shortcut: 'Control+Enter' },
    ],
    'closed',
  );
  return (
    <Modal titleId={titleId} kind={kind}>
      <header>
        <h2 id={titleId}>{title}</h2>
        {about}
      </header>
      {children}
      <footer>
        <Key label={closeLabel} shortcut="Escape" onPress={close.press} />
        {more}
        <span className="gap" />
        <Key label={label} shortcut="Enter" tone={tone} isBusy={isBusy} reason={reason} onPress={press} />
      </footer>
    </Modal>
  );
}
