import { describe, expect, it } from 'vitest';
import { type DrawerFinding, type DrawerSeen, NOTHING_WATCHED, watchDrawer } from '#shared/drawer/watch-drawer.ts';

const PATIENCE = { opensWithinMs: 3_000, openTooLongMs: 60_000 };

function findingsOf(...seen: readonly DrawerSeen[]): readonly DrawerFinding[] {
  let watch = NOTHING_WATCHED;
  return seen.flatMap((one) => {
    const watched = watchDrawer(watch, one, PATIENCE);
    watch = watched.watch;
    return watched.findings;
  });
}

const contact = (isOpen: boolean, atMs: number): DrawerSeen => ({ kind: 'contact', isOpen, atMs });
const pulse = (atMs: number): DrawerSeen => ({ kind: 'pulse', requestId: 'r', atMs });
const time = (atMs: number): DrawerSeen => ({ kind: 'time', atMs });

describe('a drawer', () => {
  it.each<[string, readonly DrawerSeen[], readonly DrawerFinding[]]>([
    [
      'that follows its pulse was opened by it, and closed after seconds',
      [contact(false, 0), pulse(1_000), contact(true, 1_200), time(4_000), contact(false, 9_200)],
      [
        { kind: 'opened', requestId: 'r' },
        { kind: 'closed', requestId: 'r', seconds: 8 },
      ],
    ],
    [
      'whose contact stays did not open, said once',
      [contact(false, 0), pulse(1_000), time(3_999), time(4_000), time(9_000)],
      [{ kind: 'did_not_open', requestId: 'r' }],
    ],
    [
      'that opens late, after it was said that it did not, was opened by nobody here',
      [contact(false, 0), pulse(1_000), time(4_000), contact(true, 5_000)],
      [
        { kind: 'did_not_open', requestId: 'r' },
        { kind: 'opened', requestId: null },
      ],
    ],
    [
      'that moves without a pulse was opened with the key',
      [contact(false, 0), contact(true, 500), contact(false, 2_500)],
      [
        { kind: 'opened', requestId: null },
        { kind: 'closed', requestId: null, seconds: 2 },
      ],
    ],
    [
      'that stands open is said once',
      [contact(false, 0), contact(true, 1_000), time(60_999), time(61_000), time(99_000)],
      [
        { kind: 'opened', requestId: null },
        { kind: 'open_too_long', requestId: null, seconds: 60 },
      ],
    ],
    ['open at the first look opened nobody knows when', [contact(true, 0), time(99_000)], []],
    ['of which nothing is heard says nothing of itself', [pulse(0), time(9_000)], []],
    [
      'open at the first look after a pulse was opened by it',
      [pulse(0), contact(true, 300)],
      [{ kind: 'opened', requestId: 'r' }],
    ],
  ])('%s', (_claim, seen, findings) => {
    expect(findingsOf(...seen)).toEqual(findings);
  });
});
