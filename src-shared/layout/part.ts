/** A column, section or key of a window, as the default has it. */
export type Part = {
  readonly kind: 'column' | 'section' | 'key';
  /** Where its name stands in the language files: what the window itself calls it, so that both always agree. */
  readonly word: string;
  /** Absent: the default shows it. */
  readonly isHidden?: true;
  /** Why it cannot be hidden: it names the row, something is written in it, or it is the way out. */
  readonly needed?: 'names_row' | 'is_written' | 'leads_out';
  /** Shows itself although hidden, once there is something to say. */
  readonly appears?: 'when_counted' | 'when_not_zero';
  /** Stays where the row begins. */
  readonly isFirst?: true;
  /** One of several pages of the window: one of them at least is shown. */
  readonly isPage?: true;
};

/** What stands in a cell of the preview; a column that has none is words, and drawn as such. */
export type SampleFigure =
  | { readonly minor: number; readonly sign?: 'always' }
  | { readonly count: number }
  | { readonly moment: string };

/** A window that Layout Management lays out. */
export type LaidOut = {
  readonly title: string;
  readonly parts: Readonly<Record<string, Part>>;
  /** Rows of no real day. Their figures add up: what is laid out has to look like what will be read. */
  readonly sample: readonly Readonly<Record<string, SampleFigure>>[];
};

export const NAMES_ROW = { kind: 'column', needed: 'names_row', isFirst: true } as const;
export const COLUMN = { kind: 'column' } as const;
export const HIDDEN_COLUMN = { kind: 'column', isHidden: true } as const;
export const COUNTED_COLUMN = { kind: 'column', isHidden: true, appears: 'when_counted' } as const;
export const WRITTEN_COLUMN = { kind: 'column', needed: 'is_written' } as const;
export const SECTION = { kind: 'section' } as const;
export const HIDDEN_SECTION = { kind: 'section', isHidden: true } as const;
export const WRITTEN_SECTION = { kind: 'section', needed: 'is_written' } as const;
export const PAGE = { kind: 'section', isPage: true } as const;
export const TILE = { kind: 'key' } as const;
export const HIDDEN_TILE = { kind: 'key', isHidden: true } as const;
export const NEEDED_TILE = { kind: 'key', needed: 'leads_out' } as const;
/** The keys at the foot of every window. */
export const KEYS = { kind: 'section', needed: 'leads_out', word: 'configuration:layout.keys' } as const;
