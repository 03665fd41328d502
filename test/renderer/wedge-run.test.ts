import { describe, expect, it } from 'vitest';
import {
  followWedge,
  NO_WEDGE,
  type PlacedStroke,
  type WedgeRun,
  wedgeAtRest,
} from '#renderer/device-setup/wedge-run.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

const MILK = '3850108020014';

type Sent = Partial<PlacedStroke> & { readonly key: string };

/** Strokes one after the other, each so long after the last. */
function typed(sent: readonly Sent[], gapMs = 8): { readonly run: WedgeRun; readonly tests: readonly ScanTest[] } {
  let run = NO_WEDGE;
  const tests: ScanTest[] = [];
  for (const [index, stroke] of sent.entries()) {
    const place = /^\d$/.test(stroke.key) ? `Digit${stroke.key}` : `Key${stroke.key.toUpperCase()}`;
    const usual = { at: 1_000 + index * gapMs, isRepeat: false, hasModifier: false, hasShift: false, place };
    const followed = followWedge(run, { ...usual, ...stroke });
    run = followed.run;
    if (followed.test !== null) tests.push(followed.test);
  }
  return { run, tests };
}

const keys = (text: string): readonly Sent[] => [...text].map((key) => ({ key }));
const ENTER = { key: 'Enter' };

describe('what is typed while a scanner is set up', () => {
  it('at 8 ms with Enter is a scan that a sale takes', () => {
    expect(typed([...keys(MILK), ENTER]).tests).toEqual([
      { by: 'keyboard', text: MILK, end: 'enter', gapMs: 8, asUs: MILK, missed: null, unreadable: 0 },
    ]);
  });

  it.each([
    ['120 ms, as a hand', typed([...keys(MILK), ENTER], 120), { gapMs: 120, missed: 'slow', end: 'enter' }],
    ['few characters', typed([...keys('101'), ENTER]), { text: '101', missed: 'short' }],
    ['Tab', typed([...keys(MILK), { key: 'Tab' }]), { text: MILK, end: 'tab' }],
  ])('at %s is said to be no scan', (_, { tests }, expected) => {
    expect(tests).toMatchObject([expected]);
  });

  it('tells the letters of other countries from their keys', () => {
    const german = [
      { key: 'Shift' },
      { key: 'Z', place: 'KeyY', hasShift: true },
      { key: 'ß', place: 'Minus' },
      { key: '§', place: 'Digit3', hasShift: true },
      { key: '7', place: 'Numpad7' },
    ];
    expect(typed([...german, ENTER]).tests).toMatchObject([{ text: 'Zß§7', asUs: 'Y-#7' }]);
  });

  it('without an end is told at rest, where it came as fast as a scanner', () => {
    expect(wedgeAtRest(typed(keys(MILK)).run)).toMatchObject({ text: MILK, end: 'none' });
    expect(wedgeAtRest(typed(keys(MILK), 120).run)).toBeNull();
    expect(wedgeAtRest(typed(keys('101')).run)).toBeNull();
  });

  it('by the window’s own keys, two letters, or long ago is none', () => {
    expect(typed([{ key: '3', hasModifier: true }, ...keys('12'), ENTER]).tests).toEqual([]);
    expect(typed([...keys('123'), { key: 'F9' }, ENTER]).tests).toEqual([]);
    expect(typed([...keys('123'), { key: 'Enter', at: 9_000 }]).tests).toEqual([]);
    expect(
      typed(
        keys('123')
          .map((key) => ({ ...key, isRepeat: true }))
          .concat([{ ...ENTER, isRepeat: false }]),
      ).tests,
    ).toEqual([]);
  });
});
