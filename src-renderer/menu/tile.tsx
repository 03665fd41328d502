import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { ariaOf, capOf, type Shortcut } from '#renderer/keyboard/shortcut.ts';

/** A way into a window. One that cannot be gone now keeps its place, flat, with its reason where its note stood. */
export function Tile(props: {
  readonly label: string;
  readonly note: string;
  readonly icon: IconName;
  readonly shortcut: Shortcut;
  readonly size?: 'usual' | 'big';
  readonly tone?: 'usual' | 'go';
  readonly isActive?: boolean;
  readonly onPress: () => void;
}) {
  const isActive = props.isActive ?? true;
  const size = props.size === 'big' ? ' big' : '';
  const tone = props.tone === 'go' && isActive ? ' go' : '';
  return (
    <button
      type="button"
      className={`tile${tone}${size}`}
      aria-disabled={isActive ? undefined : true}
      aria-keyshortcuts={ariaOf(props.shortcut)}
      onClick={() => {
        if (isActive) props.onPress();
      }}
    >
      <Icon name={props.icon} />
      <span>
        <strong>{props.label}</strong>
        <span className="sub">{props.note}</span>
      </span>
      <kbd>{capOf(props.shortcut)}</kbd>
    </button>
  );
}
