import type { ReactNode } from 'react';
import type { IconName } from '#renderer/frame/icon.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { Tile } from '#renderer/menu/tile.tsx';

/** A way of a menu, declared once: drawn as a tile, answered on the keyboard, listed on F1. */
export type Way = {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly icon: IconName;
  readonly shortcut: Shortcut;
  readonly isMain?: true;
  /** Why it cannot be gone now; stands where the note stood. */
  readonly reason?: string | null;
  readonly press: () => void;
};

/** The keys of a menu’s ways. A way that cannot be gone has none. */
export function keysOf(ways: readonly Way[]): readonly WindowKey[] {
  return ways
    .filter(({ reason }) => (reason ?? null) === null)
    .map(({ id, label, shortcut, press }) => ({ id, label, shortcut, press, place: 'elsewhere' }));
}

/** With more ways than these the main one takes one row, so that all of them stay in view on a small screen. */
const ROOMY_MAX = 9;

/** `before`: a tile that is more than a way. */
export function Tiles(props: { readonly name: string; readonly ways: readonly Way[]; readonly before?: ReactNode }) {
  return (
    <nav className={props.ways.length > ROOMY_MAX ? 'tiles many' : 'tiles'} aria-label={props.name}>
      {props.before}
      {props.ways.map(({ id, label, note, icon, shortcut, isMain, reason = null, press }) => (
        <Tile
          key={id}
          label={label}
          note={reason ?? note}
          icon={icon}
          shortcut={shortcut}
          isActive={reason === null}
          onPress={press}
          {...(isMain === true ? ({ size: 'big', tone: 'go' } as const) : {})}
        />
      ))}
    </nav>
  );
}
