import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

type Named = { readonly file: string; readonly test: string | null };

/** Tests as the tables of docs name them: a file in backquotes, and behind it the test's words in quotes. */
function namedTests(text: string): readonly Named[] {
  return [...text.matchAll(/`(test\/[\w./-]+)`(?: "([^"]+)")?/g)].map(([, file = '', test]) => ({
    file,
    test: test ?? null,
  }));
}

function problemOf({ file, test }: Named): string | null {
  const path = resolve(ROOT, file);
  if (!existsSync(path)) return `${file} is not there`;
  if (test === null || readFileSync(path, 'utf8').includes(test)) return null;
  return `${file} has no test "${test}"`;
}

/** Rows of the tables that state a fact and name no test by its words: a file alone proves nothing. */
function factsWithoutTest(text: string): readonly string[] {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Fact |'));
  return rows.filter((row) => {
    const named = namedTests(row);
    return named.length === 0 || named.some(({ test }) => test === null);
  });
}

describe.each([
  ['articles.md', 80],
  ['what-goes-wrong-elsewhere.md', 25],
])('docs/%s', (name, atLeast) => {
  const text = readFileSync(resolve(ROOT, 'docs', name), 'utf8');
  const named = namedTests(text);

  it('has a test for each fact', () => {
    expect(factsWithoutTest(text)).toEqual([]);
  });

  it('names only tests that are there', () => {
    expect(named.length).toBeGreaterThan(atLeast);
    expect(named.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
  });
});

describe('a table of facts', () => {
  it('would not get away without a test, with a file alone, or with an invented one', () => {
    for (const row of ['| A fact | later |', '| A fact | `test/till/day.test.ts` |'])
      expect(factsWithoutTest(row)).toEqual([row]);
    expect(namedTests('`test/till/day.test.ts` "no such claim"').map(problemOf)).toEqual([
      'test/till/day.test.ts has no test "no such claim"',
    ]);
    expect(namedTests('`test/none.test.ts`').map(problemOf)).toEqual(['test/none.test.ts is not there']);
  });
});
