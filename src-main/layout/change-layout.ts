import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { keepLayout, readLayout } from '#main/layout/layout-store.ts';
import { requireRight } from '#main/shift/standing.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { changedLayout, type LayoutChange, layoutFile } from '#shared/layout/layout-file.ts';
import { ok, type Result } from '#shared/result.ts';

type Command = { readonly call: string; readonly input: { readonly commandId: string } };

/** Lays the windows of this till out anew. Checked in this order: right, what is asked for. The open windows follow at once. */
export function changeLayout(
  desk: Desk,
  { call, input }: Command,
  { fileName = '', ...change }: LayoutChange & { readonly fileName?: string },
): Result<Record<string, never>, Refusal> {
  const scene = requireRight(desk, 'manage_layout');
  if (!scene.ok) return scene;
  return carryOut(desk, { call, input }, () => {
    const before = readLayout(desk.connection);
    const after = changedLayout(before, change);
    if (!after.ok) return after;
    keepLayout(desk.connection, after.value);
    const { cause } = change;
    desk.journal.append(event('layout.changed', scene.value, { cause, fileName, before, after: after.value }));
    return ok({});
  });
}

/** The layout of this till as a file; whoever may change layouts may carry them to other tills. */
export function exportLayout(desk: Desk): Result<{ fileName: string; text: string }, Refusal> {
  const scene = requireRight(desk, 'manage_layout');
  if (!scene.ok) return scene;
  const fileName = `layout-${desk.configuration().tillCode}.json`;
  return ok({ fileName, text: layoutFile(readLayout(desk.connection)) });
}
