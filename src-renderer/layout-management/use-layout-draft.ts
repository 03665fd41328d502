import { useState } from 'react';
import { useTillState } from '#renderer/till/till-context.tsx';
import { type ArrangedPart, arrangedParts, checkedLayout, type Layout } from '#shared/layout/layout.ts';
import type { LaidOutWindow } from '#shared/layout/layout-parts.ts';

export type LayoutDraft = {
  readonly parts: readonly ArrangedPart[];
  /** What Confirm will send: the windows that differ from what holds now. */
  readonly changed: Layout;
  readonly isChanged: (window: LaidOutWindow) => boolean;
  readonly isDefault: (window: LaidOutWindow) => boolean;
  readonly toggle: (part: ArrangedPart) => void;
  /** Moves a column by one place; the place it has then, or null where it cannot be. */
  readonly move: (part: ArrangedPart, by: 1 | -1) => number | null;
  readonly resetWindow: () => void;
  readonly drop: () => void;
};

/** Windows laid out anew, until somebody confirms. Main has the last word; this only says early what it will refuse. */
export function useLayoutDraft(window: LaidOutWindow): LayoutDraft {
  const { layout } = useTillState();
  const [draft, setDraft] = useState<Layout>({});
  const wanted = { ...layout, ...draft };
  const parts = arrangedParts(window, wanted);
  const columns = parts.filter(({ kind }) => kind === 'column');
  const write = (next: readonly ArrangedPart[]) =>
    setDraft((now) => ({
      ...now,
      [window]: {
        order: next.filter(({ kind }) => kind === 'column').map(({ id }) => id),
        shown: Object.fromEntries(next.map(({ id, isShown }) => [id, isShown])),
      },
    }));
  const isChanged = (one: LaidOutWindow) => draft[one] !== undefined && !isSame(one, wanted, layout);
  return {
    parts,
    changed: Object.fromEntries(Object.entries(draft).filter(([one]) => isChanged(one as LaidOutWindow))),
    isChanged,
    isDefault: (one) => isSame(one, wanted, {}),
    toggle: (part) => {
      if (whyNotHidden(part, parts) === null)
        write(parts.map((one) => (one.id === part.id ? { ...one, isShown: !one.isShown } : one)));
    },
    move: (part, by) => {
      const at = columns.findIndex(({ id }) => id === part.id);
      const other = columns[at + by];
      if (at < 0 || other === undefined || part.isFirst === true || other.isFirst === true) return null;
      const moved = columns.toSpliced(at, 1).toSpliced(at + by, 0, part);
      write([...moved, ...parts.filter(({ kind }) => kind !== 'column')]);
      return at + by + 1;
    },
    resetWindow: () => setDraft((now) => ({ ...now, [window]: { order: [], shown: {} } })),
    drop: () => setDraft({}),
  };
}

function isSame(window: LaidOutWindow, one: Layout, other: Layout): boolean {
  return JSON.stringify(kept(window, one)) === JSON.stringify(kept(window, other));
}

function kept(window: LaidOutWindow, layout: Layout) {
  const own = layout[window];
  const checked = checkedLayout(own === undefined ? {} : { [window]: own });
  return checked.ok ? checked.value : layout;
}

export type WhyNotHidden = 'names_row' | 'is_written' | 'leads_out' | 'last_page';

/** Why a part stays shown; null: it may be hidden. */
export function whyNotHidden(part: ArrangedPart, parts: readonly ArrangedPart[]): WhyNotHidden | null {
  if (part.needed !== undefined) return part.needed;
  const isLastPage =
    part.isPage === true && part.isShown && parts.filter(({ isPage, isShown }) => isPage && isShown).length === 1;
  return isLastPage ? 'last_page' : null;
}
