import { z } from 'zod';
import type { Refusal } from '#shared/contract/refusal.ts';
import { checkedLayout, type Layout, layoutSchema } from '#shared/layout/layout.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** Grows when a file can no longer be read as before. */
const LAYOUT_FILE_VERSION = 1;

const fileSchema = z.object({ tillkeeper: z.literal('layout'), version: z.int().positive() });
const contentSchema = z.strictObject({ ...fileSchema.shape, windows: layoutSchema });

/** The layout as a file for other tills: text that a person can read, too. */
export function layoutFile(layout: Layout): string {
  const content = { tillkeeper: 'layout', version: LAYOUT_FILE_VERSION, windows: layout };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Reads such a file. Checked in this order: a layout file at all, of a version known here, well formed, what it says. */
export function readLayoutFile(text: string): Result<Layout, Refusal> {
  const read = asJson(text);
  const head = fileSchema.safeParse(read);
  if (!head.success) return no({ code: 'layout_unreadable' });
  if (head.data.version > LAYOUT_FILE_VERSION)
    return no({ code: 'layout_newer', facts: { version: head.data.version, known: LAYOUT_FILE_VERSION } });
  const content = contentSchema.safeParse(read);
  return content.success ? checkedLayout(content.data.windows) : no({ code: 'layout_unreadable' });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: refused like any other text that is no layout.
    return null;
  }
}

/** A change to the layout of this till, whoever asks for it. */
export type LayoutChange =
  | { readonly cause: 'changed'; readonly layout: Layout }
  | { readonly cause: 'reset'; readonly window: string | null }
  | { readonly cause: 'imported'; readonly text: string };

/** The layout after a change: the windows it names replaced, one window or all back at the default, or the file's. */
export function changedLayout(now: Layout, change: LayoutChange): Result<Layout, Refusal> {
  switch (change.cause) {
    case 'changed':
      return checkedLayout({ ...now, ...change.layout });
    case 'imported':
      return readLayoutFile(change.text);
    case 'reset': {
      if (change.window === null) return ok({});
      const { [change.window]: _gone, ...others } = now;
      return ok(others);
    }
  }
}
