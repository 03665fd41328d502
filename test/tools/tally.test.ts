import { expect, it } from 'vitest';

type Test = { readonly fullName: string; readonly status: 'passed' | 'failed' | 'pending' };
type File = {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: Test[];
};

// Plain JavaScript, because it runs before anything is installed.
const { filesToTryAgain, tallyOf } = await import(new URL('../../tools/test/tally.mjs', import.meta.url).href);
const GREEN_END = { code: 0, signal: null };
const RED_END = { code: 1, signal: null };

function file(name: string, tests: Readonly<Record<string, Test['status']>>, message = ''): File {
  const assertionResults = Object.entries(tests).map(([fullName, status]) => ({ fullName, status }));
  const isRed = message !== '' || assertionResults.some(({ status }) => status === 'failed');
  return { name, status: isRed ? 'failed' : 'passed', message, assertionResults };
}

function report(...testResults: File[]) {
  return { success: testResults.every(({ status }) => status === 'passed'), testResults };
}

it('a green run is counted as it is', () => {
  const first = report(file('a', { one: 'passed', two: 'pending' }));
  expect(tallyOf({ first, end: GREEN_END, again: [] })).toEqual({
    passed: 1,
    failed: 0,
    skipped: 1,
    broken: [],
    unsteady: [],
  });
  expect(filesToTryAgain(first)).toEqual([]);
});

it('what is red twice is red, and what is green alone is named as unsteady', () => {
  const first = report(file('a', { one: 'failed', two: 'passed' }), file('b', { three: 'failed' }));
  expect(filesToTryAgain(first)).toEqual(['a', 'b']);
  const again = [report(file('a', { one: 'passed', two: 'passed' })), report(file('b', { three: 'failed' }))];
  expect(tallyOf({ first, end: RED_END, again })).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    broken: [],
    unsteady: ['a: one'],
  });
});

it('what goes red only the second time is red', () => {
  const first = report(file('a', { one: 'failed', two: 'passed' }));
  const again = [report(file('a', { one: 'passed', two: 'failed' }))];
  expect(tallyOf({ first, end: RED_END, again })).toMatchObject({ passed: 1, failed: 1, unsteady: [] });
});

it('a file that did not load is a failure, once or twice', () => {
  const first = report(file('a', {}, 'Error: no such module\n  at somewhere'), file('b', { one: 'passed' }));
  const twice = [report(file('a', {}, 'Error: no such module'))];
  expect(tallyOf({ first, end: RED_END, again: twice }).broken).toEqual([{ name: 'a: Error: no such module' }]);
  const loaded = [report(file('a', { two: 'passed' }))];
  expect(tallyOf({ first, end: RED_END, again: loaded })).toMatchObject({
    passed: 2,
    broken: [],
    unsteady: ['a: Error: no such module'],
  });
});

it('a run that ended badly with no red test, or with no test at all, is a failure', () => {
  const green = report(file('a', { one: 'passed' }));
  expect(tallyOf({ first: green, end: { code: null, signal: 'SIGKILL' }, again: [] }).broken).toEqual([
    { name: 'suites: vitest ended with SIGKILL, see above' },
  ]);
  expect(tallyOf({ first: report(), end: GREEN_END, again: [] }).broken).toEqual([{ name: 'suites: no test was run' }]);
});

it('many red files are no chance, and none is tried again', () => {
  const files = Array.from({ length: 9 }, (_, index) => file(`${index}`, { one: 'failed' }));
  expect(filesToTryAgain(report(...files))).toEqual([]);
});
