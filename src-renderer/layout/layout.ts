/**
 * What of a window is hidden until somebody asks for it (article "Shift work": the list contains a summary section, hidden
 * by default, made visible in Layout Management). One line for each column or section that can be hidden; shown or not.
 */
export const LAYOUT_DEFAULTS = {
  'start-of-shift': { actualBalance: false, difference: false },
  'end-of-shift': { summary: false, numberOfPayments: false, numberOfOperations: false, difference: false },
} as const;

export type LaidOutWindow = keyof typeof LAYOUT_DEFAULTS;
export type SectionOf<W extends LaidOutWindow> = keyof (typeof LAYOUT_DEFAULTS)[W];

/** What differs from the defaults, per window. Anything else in it means nothing. */
export type Layout = { readonly [window: string]: { readonly [section: string]: boolean } | undefined };

const PLACE = 'tillkeeper.layout';

/** Whether a column or section of a window is shown. Layout Management writes what is read here. */
export function isSectionShown<W extends LaidOutWindow>(
  window: W,
  section: SectionOf<W> & string,
  layout: Layout = keptLayout(),
): boolean {
  const shown: boolean | undefined = layout[window]?.[section];
  return shown ?? Boolean(LAYOUT_DEFAULTS[window][section]);
}

/** The layout is a matter of this screen, so it is kept here; one that cannot be read is none. */
export function keptLayout(): Layout {
  return readLayout(localStorage.getItem(PLACE));
}

export function readLayout(text: string | null): Layout {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    return isLayout(read) ? read : {};
  } catch {
    // Not JSON: somebody else's writing. The defaults are always right.
    return {};
  }
}

function isLayout(read: unknown): read is Layout {
  return isRecord(read) && Object.values(read).every((sections) => isRecord(sections) && allBoolean(sections));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function allBoolean(sections: Record<string, unknown>): boolean {
  return Object.values(sections).every((shown) => typeof shown === 'boolean');
}
