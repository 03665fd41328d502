import './setup/node-version.mjs';
import { runCommand, say } from './setup/say.mjs';
import { setUpPackages } from './setup/set-up.mjs';
import { buildCheck, lintCheck, typeCheck } from './test/checks.mjs';
import { bringPrograms } from './test/programs.mjs';
import { runSuites } from './test/suites.mjs';

/**
 * Everything, from a bare checkout: lint, types and build count as one check each, then every suite. The last line of
 * stdout is the tally. Arguments go to vitest: npm test -- test/core
 */
await runCommand(async () => {
  await setUpPackages();
  await bringPrograms();
  const checks = [await lintCheck(), await typeCheck(), await buildCheck()];
  const suites = await runSuites(process.argv.slice(2));
  const failed = [...checks.filter((check) => !check.isPassed), ...suites.broken];
  const tally = {
    passed: suites.passed + checks.filter((check) => check.isPassed).length,
    failed: suites.failed + failed.length,
    skipped: suites.skipped,
  };
  for (const { name } of failed) say(`FAILED: ${name}`);
  for (const name of suites.unsteady) say(`UNSTEADY: red in the whole run, green alone: ${name}`);
  const skipped = tally.skipped === 0 ? '' : `, ${tally.skipped} skipped`;
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
  return tally.failed === 0 ? 0 : 1;
});
