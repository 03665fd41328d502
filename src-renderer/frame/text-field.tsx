import { type InputHTMLAttributes, useId } from 'react';

/** What an input of the page may be told besides; what all of a till's fields have in common is not asked again. */
type Input = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'inputMode' | 'list' | 'maxLength' | 'placeholder' | 'onKeyDown'
> & { readonly ref?: React.Ref<HTMLInputElement> };

type Props = Input & {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (text: string) => void;
  /** The field where a dialog begins. */
  readonly isFirst?: boolean;
  /** The window is opened to type here. */
  readonly hasFocus?: boolean;
  /** More class names of the field, as its window lays it out. */
  readonly kind?: string;
};

/** One line to type, with its label above. */
export function TextField({ label, value, onWrite, isFirst = false, hasFocus = false, kind, ...input }: Props) {
  const id = useId();
  return (
    <div className={kind === undefined ? 'field' : `field ${kind}`}>
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          id={id}
          data-first={isFirst ? '' : undefined}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: a window that is opened to type begins in its first field.
          autoFocus={hasFocus}
          spellCheck={false}
          value={value}
          onChange={(event) => onWrite(event.target.value)}
          {...input}
        />
      </div>
    </div>
  );
}
