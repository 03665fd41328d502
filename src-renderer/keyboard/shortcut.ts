/** A key of the keyboard as it is declared: "F2", "Escape", "Enter", "Control+Enter", "Alt+1", "+". */
export type Shortcut = string;

type Stroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

export function matches(shortcut: Shortcut, stroke: Stroke): boolean {
  const { key, control, alt } = taken(shortcut);
  // A Mac keyboard has its Command key where others have Ctrl.
  const hasControl = stroke.ctrlKey || stroke.metaKey;
  return stroke.key.toLowerCase() === key.toLowerCase() && hasControl === control && stroke.altKey === alt;
}

function taken(shortcut: Shortcut) {
  const parts = shortcut === '+' ? ['+'] : shortcut.split('+');
  return {
    key: parts.at(-1) ?? '',
    control: parts.includes('Control'),
    alt: parts.includes('Alt'),
  };
}

const CAPS: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '↵',
  Control: 'Ctrl',
  Delete: 'Del',
  PageUp: 'Pg Up',
  PageDown: 'Pg Dn',
};

/** What stands on the little key cap. The same in all languages, as on the keyboard. */
export function capOf(shortcut: Shortcut): string {
  const parts = shortcut === '+' ? ['+'] : shortcut.split('+');
  return parts.map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ');
}

/** The same for a screen reader, in the words of ARIA. */
export function ariaOf(shortcut: Shortcut): string {
  return shortcut;
}
