import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#shared/language/languages.ts';
import { speaker } from '#shared/language/words.ts';
import { backOffMs } from '#shared/sync/back-off.ts';
import { plainJsonProblem } from '#shared/sync/plain-json.ts';
import { levelOf, SYNC_TROUBLES } from '#shared/sync/sync-state.ts';
import { addPostings, isSummable, sortAmounts } from '#shared/sync/totals.ts';

describe('the level of the icon', () => {
  test.each([
    ['running', 'running', 'green'],
    ['running', 'stopped', 'yellow'],
    ['running', 'stuck', 'yellow'],
    ['stopped', 'running', 'yellow'],
    ['stopped', 'stopped', 'red'],
    ['stopped', 'stuck', 'red'],
  ] as const)('Data Service %s, POS Agent %s: %s', (dataService, posAgent, level) => {
    expect(levelOf({ dataService, posAgent })).toBe(level);
  });
});

describe('every trouble', () => {
  test.each(LANGUAGES)('has its words in %s', (language) => {
    const say = speaker(language);
    for (const trouble of SYNC_TROUBLES) {
      const words = say.t(`sync.${trouble}`, {
        ns: 'till',
        address: 'A',
        seq: 1,
        flaw: 'F',
        problem: 'P',
        till: 'T',
        agentSeq: 2,
        events: 3,
      });
      expect(words).not.toBe(`sync.${trouble}`);
      expect(words).not.toContain('{{');
      // One is the domain reference's to the letter (1.9), which ends without a full stop.
      expect(words).toMatch(trouble === 'version_incompatible' ? /\p{L}$/u : /\.$/);
    }
  });
});

test('the wait after a failure grows to its bound and is never shorter than half', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const wait = backOffMs({ firstMs: 500, maxMs: 30_000 }, failures, chance);
        const full = Math.min(30_000, 500 * 2 ** (failures - 1));
        return wait >= Math.floor(full / 2) && wait <= full;
      },
    ),
  );
});

test('ten thousand tills that lose the Agent in one moment come back spread over half the wait, none of it crowded', () => {
  const tills = 10_000;
  const perSecond = new Map<number, number>();
  for (let till = 0; till < tills; till += 1) {
    const second = Math.floor(backOffMs({ firstMs: 500, maxMs: 30_000 }, 9, till / tills) / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect([...perSecond.keys()].toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 15 }, (_, index) => 15 + index),
  );
  expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(tills / 15 + 1);
});

test('what plain JSON is let through has a canonical text', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 5 }),
      (text) => plainJsonProblem(JSON.parse(text)) === null || /\\ud[89a-f]/i.test(JSON.stringify(JSON.parse(text))),
    ),
  );
  expect(plainJsonProblem({ a: [1, Number.POSITIVE_INFINITY] })).toEqual({
    path: ['a', 1],
    words: 'is a number too large to keep',
  });
});

const posting = fc.record({
  account: fc.constantFrom('drawer/operator:ana/cash', 'sales/A', 'safe'),
  currency: fc.constantFrom('EUR', 'USD'),
  movement: fc.constantFrom('sale', 'tendered', 'change'),
  amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

test('totals are the same whether kept event by event or added up at once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(posting)), (events) => {
      const kept = new Map();
      for (const postings of events) for (const [key, total] of addPostings(kept, postings) ?? []) kept.set(key, total);
      const atOnce = addPostings(new Map(), events.flat()) ?? new Map();
      expect(sortAmounts(kept.values())).toEqual(sortAmounts(atOnce.values()));
    }),
  );
});

test('amounts beyond the whole numbers are not summable, and not added', () => {
  const huge = { account: 'a', currency: 'EUR', movement: 'sale', amountMinor: Number.MAX_SAFE_INTEGER } as const;
  expect(isSummable([huge, { ...huge, amountMinor: -1 }])).toBe(false);
  expect(addPostings(new Map(), [huge, { ...huge, amountMinor: 1 }])).toBeNull();
});
