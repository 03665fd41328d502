import { useMemo } from 'react';
import { useTillState } from '#renderer/till/till-context.tsx';
import { arrangedParts, type Layout } from '#shared/layout/layout.ts';
import { type ColumnOf, LAYOUTS, type LaidOutWindow, type PartOf } from '#shared/layout/layout-parts.ts';
import type { Part } from '#shared/layout/part.ts';

export type Parts<W extends LaidOutWindow> = {
  /** All columns in the order of the layout, those that are hidden too: some show themselves when there is something to say. */
  readonly columns: readonly ColumnOf<W>[];
  readonly isShown: (part: PartOf<W>) => boolean;
};

/** How a window is laid out now; follows a change at once, whoever made it. */
export function usePartsOf<W extends LaidOutWindow>(window: W): Parts<W> {
  const { layout } = useTillState();
  return useMemo(() => partsOf(window, layout), [window, layout]);
}

export function partsOf<W extends LaidOutWindow>(window: W, layout: Layout): Parts<W> {
  const arranged = arrangedParts(window, layout);
  const shown = new Set(arranged.filter(({ isShown }) => isShown).map(({ id }) => id));
  return {
    columns: arranged.map(({ id }) => id).filter((id) => isColumnOf(window, id)),
    isShown: (part) => shown.has(part),
  };
}

function isColumnOf<W extends LaidOutWindow>(window: W, id: string): id is ColumnOf<W> {
  const parts: Readonly<Record<string, Part>> = LAYOUTS[window].parts;
  return parts[id]?.kind === 'column';
}
