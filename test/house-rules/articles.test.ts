import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

type Named = { readonly file: string; readonly test: string | null };

/** Tests as docs/articles.md names them: a file in backquotes, and behind it the test's words in quotes. */
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

/** Rows of the tables that state a fact and name no test. */
function factsWithoutTest(text: string): readonly string[] {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Fact |'));
  return rows.filter((row) => namedTests(row).length === 0);
}

describe('docs/articles.md', () => {
  const text = readFileSync(resolve(ROOT, 'docs/articles.md'), 'utf8');
  const named = namedTests(text);

  it('has a test for each fact', () => {
    expect(factsWithoutTest(text)).toEqual([]);
    expect(factsWithoutTest('| A fact | later |')).toEqual(['| A fact | later |']);
  });

  it('names only tests that are there', () => {
    expect(named.length).toBeGreaterThan(80);
    expect(named.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
  });

  it('would not get away with an invented one', () => {
    expect(namedTests('`test/till/day.test.ts` "no such claim"').map(problemOf)).toEqual([
      'test/till/day.test.ts has no test "no such claim"',
    ]);
    expect(namedTests('`test/none.test.ts`').map(problemOf)).toEqual(['test/none.test.ts is not there']);
  });
});
