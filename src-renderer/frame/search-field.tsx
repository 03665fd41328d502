import { Icon } from '#renderer/frame/icon.tsx';

const TEXT_MAX = 64;

/** Finds in a list by what is typed or scanned. The list is found by typing, so the field has the focus at once. */
export function SearchField(props: {
  readonly label: string;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}) {
  return (
    <label className="box">
      <span className="unseen">{props.label}</span>
      <Icon name="search" />
      <input
        type="search"
        placeholder={props.label}
        autoComplete="off"
        spellCheck={false}
        maxLength={TEXT_MAX}
        // biome-ignore lint/a11y/noAutofocus: the list is found by typing; the arrows walk it from here.
        autoFocus
        value={props.text}
        onChange={(event) => props.onWrite(event.target.value)}
      />
    </label>
  );
}
