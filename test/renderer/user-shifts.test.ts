import { describe, expect, it } from 'vitest';
import { walkedTo } from '#renderer/user-shifts/shift-list.tsx';
import { shownShifts } from '#renderer/user-shifts/user-shifts-window.tsx';
import { scrollToRow, visibleRows } from '#renderer/user-shifts/visible-rows.ts';
import type { UserShift } from '#shared/contract/shift.ts';

describe('a list of 1,000 shifts', () => {
  const list = { height: 480, rowHeight: 48, count: 1_000 };

  it('draws the rows in view and a few beyond, at every place', () => {
    expect(visibleRows({ ...list, scrollTop: 0 })).toEqual({ from: 0, to: 18 });
    expect(visibleRows({ ...list, scrollTop: 24_000 })).toEqual({ from: 492, to: 518 });
    expect(visibleRows({ ...list, scrollTop: 48_000 })).toEqual({ from: 992, to: 1_000 });
  });

  it('draws nothing of nothing, and all of a few', () => {
    expect(visibleRows({ ...list, count: 0, scrollTop: 0 })).toEqual({ from: 0, to: 0 });
    expect(visibleRows({ ...list, count: 3, scrollTop: 900 })).toEqual({ from: 2, to: 3 });
  });

  it('scrolls just as far as the chosen row needs', () => {
    const view = { height: 528, rowHeight: 48, headHeight: 48 };
    expect(scrollToRow({ ...view, index: 3, scrollTop: 0 })).toBeNull();
    expect(scrollToRow({ ...view, index: 10, scrollTop: 0 })).toBe(48);
    expect(scrollToRow({ ...view, index: 2, scrollTop: 480 })).toBe(96);
  });

  it('is walked by arrows and pages and stops at its ends', () => {
    expect(walkedTo('ArrowDown', 0, 1_000)).toBe(1);
    expect(walkedTo('ArrowUp', 0, 1_000)).toBe(0);
    expect(walkedTo('PageDown', 995, 1_000)).toBe(999);
    expect(walkedTo('ArrowDown', 0, 0)).toBeNull();
    expect(walkedTo('a', 0, 1_000)).toBeNull();
  });
});

describe('User Shifts', () => {
  it('shows all, open or closed ones', () => {
    const shift: UserShift = {
      id: '1',
      number: 'SH/2026/POS1/000001',
      businessDate: '2026-11-20',
      startedAt: '2026-11-20T06:52:00+01:00',
      detachedAt: null,
      endedAt: null,
      operatorId: 'ana',
      operatorName: 'Ana',
      status: 'open',
      reportNumber: null,
      endedByName: null,
      endedOnPage: null,
      tills: ['POS1'],
      isProvisional: false,
      isRevised: false,
      isOwn: true,
    };
    const both = [shift, { ...shift, id: '2', status: 'closed' as const }];
    expect(shownShifts(both, 'all')).toHaveLength(2);
    expect(shownShifts(both, 'open').map(({ id }) => id)).toEqual(['1']);
    expect(shownShifts(both, 'closed').map(({ id }) => id)).toEqual(['2']);
  });
});
