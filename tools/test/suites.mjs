import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needNode24 } from '../setup/node-24.mjs';
import { BUILD_NOTES, MODULES, ROOT } from '../setup/places.mjs';
import { runChild } from '../setup/run-child.mjs';
import { say } from '../setup/say.mjs';

/**
 * Runs vitest and counts from its report. What no report can say (a crash, no tests, a file that did not load) is counted
 * as a failure of its own: a check that cannot fail is a defect.
 */
export async function runSuites(args) {
  const report = join(BUILD_NOTES, `test-report-${process.pid}.json`);
  mkdirSync(BUILD_NOTES, { recursive: true });
  say('--- suites (vitest)');
  const end = await runChild({
    command: needNode24(),
    args: [
      join(MODULES, 'vitest', 'vitest.mjs'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    options: { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  });
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')), end);
  } catch (error) {
    return { passed: 0, failed: 0, skipped: 0, broken: [{ name: `suites: vitest left no report (${error.message})` }] };
  } finally {
    rmSync(report, { force: true });
  }
}

function count(report, end) {
  const passed = report.numPassedTests;
  const failed = report.numFailedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const broken = report.testResults
    .filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
    .map((file) => ({ name: `${file.name}: ${firstLine(file.message)}` }));
  if (![passed, failed, skipped].every(Number.isInteger)) throw new Error('no numbers in it');
  if (passed + failed === 0) broken.push({ name: 'suites: no test was run' });
  const isExplained = failed + broken.length > 0;
  if ((end.code !== 0 || report.success !== true) && !isExplained) {
    broken.push({ name: `suites: vitest ended with ${end.signal ?? `exit code ${end.code}`}, see above` });
  }
  return { passed, failed, skipped, broken };
}

function firstLine(message) {
  return (message ?? '').split('\n')[0] || 'the file did not load';
}
