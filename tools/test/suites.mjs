import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { needNode24 } from '../setup/node-24.mjs';
import { BUILD_NOTES, MODULES, ROOT } from '../setup/places.mjs';
import { runChild } from '../setup/run-child.mjs';
import { say } from '../setup/say.mjs';
import { filesToTryAgain, tallyOf } from './tally.mjs';

/**
 * Runs vitest and counts from its report. A file that went red in the crowd of a whole run is run once more alone; what is
 * green then counts as passed and is named as unsteady (decision 47).
 */
export async function runSuites(args) {
  say('--- suites (vitest)');
  const first = await reportOf(args);
  if (first.error !== null) return { passed: 0, failed: 0, skipped: 0, unsteady: [], broken: [{ name: first.error }] };
  const again = [];
  if (args.length === 0) {
    for (const file of filesToTryAgain(first.report)) {
      say(`--- once more, alone: ${relative(ROOT, file)}`);
      again.push(await reportOf([file]));
    }
  }
  const reports = again.filter(({ error }) => error === null).map(({ report }) => report);
  return tallyOf({ first: first.report, end: first.end, again: reports });
}

async function reportOf(args) {
  const path = join(BUILD_NOTES, `test-report-${process.pid}.json`);
  mkdirSync(BUILD_NOTES, { recursive: true });
  const end = await runChild({
    command: needNode24(),
    args: [
      join(MODULES, 'vitest', 'vitest.mjs'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${path}`,
    ],
    options: { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  });
  try {
    return { report: JSON.parse(readFileSync(path, 'utf8')), end, error: null };
  } catch (error) {
    return { report: null, end, error: `suites: vitest left no report (${error.message})` };
  } finally {
    rmSync(path, { force: true });
  }
}
