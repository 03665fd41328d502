/** What a person can see of the simulated printer, do to it, or break. */
export type SimCondition = {
  readonly isOn: boolean;
  readonly paper: 'ok' | 'near_end' | 'out';
  readonly isCoverOpen: boolean;
  readonly fault: 'none' | 'cutter' | 'unrecoverable';
  /** Takes nothing, says nothing, prints nothing. */
  readonly isHung: boolean;
  readonly isDrawerOpen: boolean;
};

export const WELL: SimCondition = {
  isOn: true,
  paper: 'ok',
  isCoverOpen: false,
  fault: 'none',
  isHung: false,
  isDrawerOpen: false,
};

/** What goes wrong, and when: once so many bytes were received or printed since the printer was made. */
export type SimFault = {
  readonly when: { readonly received: number } | { readonly printed: number };
  readonly what: SimFaultKind;
};

export const SIM_FAULTS = [
  'paper_out',
  'near_end',
  'cover_open',
  /** The next cut jams. */
  'cutter_jam',
  'unrecoverable',
  /** Off and on again: memory and automatic status are lost, connections are reset. */
  'power_cycle',
  /** The same, but nobody tells the other side: the cable was pulled with the plug. */
  'power_cycle_silent',
  'power_off',
  /** The connection is reset; the printer knows nothing of it and prints on. */
  'reset_line',
  /** Nothing gets through any more in either direction, and nobody says so. */
  'cable_cut',
  'hang',
] as const;
export type SimFaultKind = (typeof SIM_FAULTS)[number];

/** How the printer answers; each habit was seen in the field or stands in a manual. */
export type SimHabits = {
  readonly status: 'normal' | 'silent' | 'garbage' | 'endless_garbage';
  /** `wrong`: another id, as a public simulator does; `bytewise`: seven slices; `flow`: XOFF and XON in the middle. */
  readonly echo: 'normal' | 'none' | 'wrong' | 'bytewise' | 'flow';
  readonly echoDelayMs: number;
  /** Does not answer the clearing of its memory. */
  readonly hasBufferClear: boolean;
  /** How long it takes to come back after its power was lost; bytes that arrive meanwhile are lost. */
  readonly bootMs: number;
  /** Bytes it prints in a second; null: as fast as they come. */
  readonly bytesPerSecond: number | null;
  /** Bytes of its memory: beyond, it holds the line. */
  readonly bufferBytes: number;
  readonly drawer: { readonly isWired: boolean; readonly isHighWhenOpen: boolean; readonly isStuck: boolean };
};

export const USUAL_HABITS: SimHabits = {
  status: 'normal',
  echo: 'normal',
  echoDelayMs: 0,
  hasBufferClear: true,
  bootMs: 200,
  bytesPerSecond: null,
  bufferBytes: 16_384,
  drawer: { isWired: true, isHighWhenOpen: true, isStuck: false },
};
