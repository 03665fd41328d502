import { usCharacter } from '#renderer/device-setup/us-keyboard.ts';
import {
  followRun,
  isFast,
  LENGTH_MIN,
  medianMs,
  NO_RUN,
  type ScanRun,
  SILENT_KEYS,
  STALL_MS,
  type Stroke,
} from '#renderer/sale/scan-run.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

/** A key press with the key’s place on the keyboard, which stays what it is in every country. */
export type PlacedStroke = Stroke & { readonly place: string; readonly hasShift: boolean };

/** Whatever was typed in one go, by a scanner or by a hand, and beside it what a sale makes of it. */
export type WedgeRun = {
  readonly text: string;
  readonly asUs: string;
  readonly gapsMs: readonly number[];
  readonly lastAt: number;
  readonly inSale: ScanRun;
};

export const NO_WEDGE: WedgeRun = {
  text: '',
  asUs: '',
  gapsMs: [],
  lastAt: Number.NEGATIVE_INFINITY,
  inSale: NO_RUN,
};

/** Less is a slip of the hand. */
const CODE_MIN = 3;

/** Takes one more key. `test` is what came, once Enter or Tab has ended it. */
export function followWedge(
  run: WedgeRun,
  stroke: PlacedStroke,
): { readonly run: WedgeRun; readonly test: ScanTest | null } {
  if (SILENT_KEYS.includes(stroke.key)) return { run, test: null };
  if (stroke.hasModifier || stroke.isRepeat) return { run: NO_WEDGE, test: null };
  const inSale = followRun(run.inSale, stroke);
  if (stroke.key === 'Enter' || stroke.key === 'Tab') {
    const isCode = run.text.length >= CODE_MIN && stroke.at - run.lastAt <= STALL_MS;
    const isTaken = inSale.scanned?.isTorn === false;
    const end = stroke.key === 'Enter' ? 'enter' : 'tab';
    return { run: NO_WEDGE, test: isCode ? testOf(run, { end, isTaken }) : null };
  }
  if (stroke.key.length !== 1) return { run: NO_WEDGE, test: null };
  return { run: grown(run, stroke, inSale.run), test: null };
}

/** Nothing more came. A hand that stopped typing is no scanner without an end. */
export function wedgeAtRest(run: WedgeRun): ScanTest | null {
  return run.text.length >= LENGTH_MIN && isFast(run) ? testOf(run, { end: 'none', isTaken: false }) : null;
}

function grown(run: WedgeRun, { at, hasShift, key, place }: PlacedStroke, inSale: ScanRun): WedgeRun {
  const gapMs = at - run.lastAt;
  const asUs = usCharacter(place, hasShift) ?? key;
  if (gapMs > STALL_MS) return { text: key, asUs, gapsMs: [], lastAt: at, inSale };
  return { text: run.text + key, asUs: run.asUs + asUs, gapsMs: [...run.gapsMs, gapMs], lastAt: at, inSale };
}

function testOf(
  run: WedgeRun,
  { end, isTaken }: { readonly end: ScanTest['end']; readonly isTaken: boolean },
): ScanTest {
  const gapMs = medianMs(run.gapsMs);
  const why = isFast(run) && run.text.length < LENGTH_MIN ? 'short' : 'slow';
  return {
    by: 'keyboard',
    text: run.text,
    end,
    gapMs: gapMs === null ? null : Math.max(0, Math.round(gapMs)),
    asUs: run.asUs,
    missed: isTaken ? null : why,
    unreadable: 0,
  };
}
