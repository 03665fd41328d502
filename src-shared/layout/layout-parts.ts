import type { LaidOut, Part } from '#shared/layout/part.ts';
import { cashDocuments } from '#shared/layout/window/cash-documents.ts';
import { correction } from '#shared/layout/window/correction.ts';
import { counting } from '#shared/layout/window/counting.ts';
import { endOfShift } from '#shared/layout/window/end-of-shift.ts';
import { mainMenu } from '#shared/layout/window/main-menu.ts';
import { pendingDocuments } from '#shared/layout/window/pending-documents.ts';
import { posSessions } from '#shared/layout/window/pos-sessions.ts';
import { safe } from '#shared/layout/window/safe.ts';
import { sale } from '#shared/layout/window/sale.ts';
import { shiftSummary } from '#shared/layout/window/shift-summary.ts';
import { startOfShift } from '#shared/layout/window/start-of-shift.ts';
import { tradeDocuments } from '#shared/layout/window/trade-documents.ts';
import { transfers } from '#shared/layout/window/transfers.ts';
import { userShifts } from '#shared/layout/window/user-shifts.ts';

/**
 * What Layout Management may show, hide and move (domain reference 10): a file a window, in which each line is a column,
 * section or key, in the order of the locked default. A window that comes later gets such a file and its line here, and
 * reads its parts by `usePartsOf`.
 */
export const LAYOUTS = {
  'main-menu': mainMenu,
  'start-of-shift': startOfShift,
  counting,
  sale,
  'end-of-shift': endOfShift,
  'user-shifts': userShifts,
  'pos-sessions': posSessions,
  'cash-documents': cashDocuments,
  transfers,
  'trade-documents': tradeDocuments,
  'pending-documents': pendingDocuments,
  correction,
  safe,
  'shift-summary': shiftSummary,
} as const satisfies Record<string, LaidOut>;

export type LaidOutWindow = keyof typeof LAYOUTS;
type PartsOf<W extends LaidOutWindow> = (typeof LAYOUTS)[W]['parts'];
export type PartOf<W extends LaidOutWindow> = keyof PartsOf<W> & string;
type OfKind<W extends LaidOutWindow, K extends Part['kind']> = {
  [P in PartOf<W>]: PartsOf<W>[P] extends { readonly kind: K } ? P : never;
}[PartOf<W>];
export type ColumnOf<W extends LaidOutWindow> = OfKind<W, 'column'>;

/** Where the names of windows and parts stand: every one of them a key of the language files. */
export type TitleOf<W extends LaidOutWindow> = (typeof LAYOUTS)[W]['title'];
export type WordOf<W extends LaidOutWindow> = W extends LaidOutWindow
  ? PartsOf<W>[keyof PartsOf<W>] extends infer P
    ? P extends { readonly word: infer S }
      ? S
      : never
    : never
  : never;

export const LAID_OUT_WINDOWS = Object.keys(LAYOUTS) as readonly LaidOutWindow[];

export function isLaidOutWindow(window: string): window is LaidOutWindow {
  return Object.hasOwn(LAYOUTS, window);
}

/** The default of a window, part by part in order. */
export function defaultParts(window: LaidOutWindow): readonly (Part & { readonly id: string })[] {
  return Object.entries<Part>(LAYOUTS[window].parts).map(([id, part]) => ({ id, ...part }));
}
