import { describe, expect, it } from 'vitest';
import { followRun, isUnderWay, NO_RUN, type Scanned, type ScanRun, type Stroke } from '#renderer/sale/scan-run.ts';

type Key = readonly [key: string, gapMs: number];

function typed(text: string, gapMs: number): readonly Key[] {
  return [...text].map((key) => [key, gapMs] as const);
}

function follow(
  keys: readonly Key[],
  more: Partial<Stroke> = {},
): { readonly run: ScanRun; readonly scans: Scanned[] } {
  let run = NO_RUN;
  let at = 1_000;
  const scans: Scanned[] = [];
  for (const [key, gapMs] of keys) {
    at += gapMs;
    const followed = followRun(run, { key, at, isRepeat: false, hasModifier: false, ...more });
    run = followed.run;
    if (followed.scanned !== null) scans.push(followed.scanned);
  }
  return { run, scans };
}

const textsOf = (keys: readonly Key[], more: Partial<Stroke> = {}) => follow(keys, more).scans.map(({ text }) => text);

describe('a run of keys', () => {
  it.each([
    ['13 figures at 8 ms', [...typed('3850104212604', 8), ['Enter', 8]], ['3850104212604']],
    ['13 figures at 16 ms with one stall of 300 ms', stalled('3850104212604', 300), ['3850104212604']],
    ['letters and figures', [...typed('ABC-1234', 10), ['Enter', 10]], ['ABC-1234']],
    ['a shift key within the code', [['Shift', 5], ...typed('AB12345', 8), ['Enter', 8]], ['AB12345']],
    ['the same typed by hand at 120 ms', [...typed('3850104212604', 120), ['Enter', 120]], []],
    ['five figures, however fast', [...typed('12345', 8), ['Enter', 8]], []],
    ['a code without its Enter', typed('3850104212604', 8), []],
    ['a code and an Enter a second later', [...typed('3850104212604', 8), ['Enter', 1_000]], []],
  ] as const satisfies readonly (readonly [string, readonly Key[], readonly string[]])[])('%s', (_, keys, scans) => {
    expect(textsOf(keys)).toEqual(scans);
  });

  it('of a key held down is no code', () => {
    expect(textsOf([...typed('1111111111', 30), ['Enter', 30]], { isRepeat: true })).toEqual([]);
  });

  it('with Ctrl or Alt is no code', () => {
    expect(textsOf([...typed('3850104212604', 8), ['Enter', 8]], { hasModifier: true })).toEqual([]);
  });

  it('begins anew after a hand has paused', () => {
    const keys: readonly Key[] = [...typed('lac', 150), ...pausedThen('3850104212604', 900)];
    expect(follow(keys).scans).toMatchObject([{ text: '3850104212604', isTorn: false }]);
  });

  it('says that it may be torn when other keys came shortly before', () => {
    const keys: readonly Key[] = [...typed('38', 120), ...pausedThen('50104212604', 150)];
    expect(follow(keys).scans).toMatchObject([{ text: '50104212604', isTorn: true }]);
  });

  it('gives two codes in a row as two codes', () => {
    const code = (text: string): readonly Key[] => [...typed(text, 7), ['Enter', 7]];
    expect(textsOf([...code('3850104212604'), ...code('3850108020014')])).toEqual(['3850104212604', '3850108020014']);
  });

  it('is under way until its Enter', () => {
    const { run } = follow(typed('3850', 8));
    expect(isUnderWay(run, run.lastAt + 50)).toBe(true);
    expect(isUnderWay(run, run.lastAt + 2_000)).toBe(false);
    expect(isUnderWay(follow([...typed('3850104212604', 8), ['Enter', 8]]).run, run.lastAt)).toBe(false);
  });
});

function stalled(code: string, stallMs: number): readonly Key[] {
  return [...typed(code.slice(0, 5), 16), ...pausedThen(code.slice(5), stallMs)];
}

function pausedThen(code: string, pauseMs: number): readonly Key[] {
  return [[code.slice(0, 1), pauseMs], ...typed(code.slice(1), 8), ['Enter', 8]];
}
