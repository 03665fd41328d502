import { z } from 'zod';
import type { Refusal } from '#shared/contract/refusal.ts';
import { defaultParts, isLaidOutWindow, type LaidOutWindow } from '#shared/layout/layout-parts.ts';
import type { Part } from '#shared/layout/part.ts';
import { no, ok, type Result } from '#shared/result.ts';

const partIdSchema = z.string().min(1).max(40);

/** How one window differs from its default: the order of its columns, and what is shown or hidden. */
export const windowLayoutSchema = z.strictObject({
  order: z.array(partIdSchema).max(40),
  shown: z.record(partIdSchema, z.boolean()),
});
export type WindowLayout = z.infer<typeof windowLayoutSchema>;

/** What differs from the default, per window; a window that is not named is as the default has it. */
export const layoutSchema = z.record(z.string().min(1).max(40), windowLayoutSchema);
export type Layout = z.infer<typeof layoutSchema>;

export type ArrangedPart = Part & { readonly id: string; readonly isShown: boolean };

/**
 * The parts of a window as the layout has them: columns in its order, then sections and keys. What the layout does not name, because
 * it came with a later version, stands where the default has it; what it names beyond is nothing.
 */
export function arrangedParts(window: LaidOutWindow, layout: Layout): readonly ArrangedPart[] {
  const own = layout[window];
  const parts = defaultParts(window).map((part) => ({
    ...part,
    isShown: part.needed !== undefined || (own?.shown[part.id] ?? part.isHidden !== true),
  }));
  const columns = parts.filter(({ kind }) => kind === 'column');
  const ids = inOrder(
    columns.map(({ id }) => id),
    own?.order ?? [],
  );
  const placed = ids.flatMap((id) => columns.filter((column) => column.id === id));
  return [
    ...placed.filter(({ isFirst }) => isFirst === true),
    ...placed.filter(({ isFirst }) => isFirst !== true),
    ...parts.filter(({ kind }) => kind !== 'column'),
  ];
}

/** `wanted` first as far as known; each of the others goes behind the one it follows by default. */
function inOrder(byDefault: readonly string[], wanted: readonly string[]): readonly string[] {
  const order = wanted.filter((id) => byDefault.includes(id));
  byDefault.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = byDefault[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

/**
 * The layout as it is kept: only what differs. Checked window by window in this order: window known, parts known, each
 * column once and the first one first, nothing hidden without which the window is of no use, one page left.
 */
export function checkedLayout(layout: Layout): Result<Layout, Refusal> {
  const kept: Record<string, WindowLayout> = {};
  for (const [window, own] of Object.entries(layout)) {
    if (!isLaidOutWindow(window)) return no({ code: 'layout_window_unknown', facts: { window } });
    const refusal = refusalOf(window, own);
    if (refusal !== null) return no(refusal);
    const different = differenceOf(window, own);
    if (different !== null) kept[window] = different;
  }
  return ok(kept);
}

function refusalOf(window: LaidOutWindow, { order, shown }: WindowLayout): Refusal | null {
  const parts = defaultParts(window);
  const columns = parts.filter(({ kind }) => kind === 'column').map(({ id }) => id);
  const unknown = [
    ...order.filter((id) => !columns.includes(id)),
    ...Object.keys(shown).filter((id) => !parts.some((part) => part.id === id)),
  ][0];
  if (unknown !== undefined) return { code: 'layout_part_unknown', facts: { window, part: unknown } };
  const misplaced = parts.find(({ id, isFirst }) => isFirst === true && order.includes(id) && order[0] !== id);
  if (misplaced !== undefined || new Set(order).size < order.length) return { code: 'layout_order', facts: { window } };
  const needed = parts.find(({ id, needed: why }) => why !== undefined && shown[id] === false);
  if (needed !== undefined) return { code: 'layout_part_needed', facts: { window, part: needed.id } };
  const pages = parts.filter(({ isPage }) => isPage === true);
  const isBare = pages.length > 0 && pages.every(({ id }) => shown[id] === false);
  return isBare ? { code: 'layout_no_page', facts: { window } } : null;
}

function differenceOf(window: LaidOutWindow, own: WindowLayout): WindowLayout | null {
  const parts = defaultParts(window);
  const arranged = arrangedParts(window, { [window]: own });
  const idsOf = (all: readonly (Part & { readonly id: string })[]) =>
    all.filter(({ kind }) => kind === 'column').map(({ id }) => id);
  const order = idsOf(arranged);
  const isMoved = idsOf(parts).some((id, index) => order[index] !== id);
  const shown = Object.fromEntries(
    arranged.filter(({ isShown, isHidden }) => isShown === (isHidden === true)).map(({ id, isShown }) => [id, isShown]),
  );
  if (!isMoved && Object.keys(shown).length === 0) return null;
  return { order: isMoved ? order : [], shown };
}
