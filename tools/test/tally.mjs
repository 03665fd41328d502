/** With more red files than this the fault is no chance, and a second try would only take time. */
const MOST_FILES_AGAIN = 8;

/** The files of a vitest report that went red, unless so many did that it cannot be the crowd. */
export function filesToTryAgain(report) {
  const red = report.testResults.filter((file) => file.status === 'failed').map((file) => file.name);
  return red.length > MOST_FILES_AGAIN ? [] : red;
}

/**
 * Counts a run: its report, how vitest ended, and the reports of the files that were run once more alone. What no report
 * can say (a crash, no tests, a file that did not load) is a failure of its own: a check that cannot fail is a defect.
 */
export function tallyOf({ first, end, again }) {
  const better = new Map(again.flatMap((report) => report.testResults).map((file) => [file.name, file]));
  const files = first.testResults.map((file) => settled(file, better.get(file.name)));
  const tests = files.flatMap((file) => file.tests);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length;
  const broken = files.filter(({ isBroken }) => isBroken).map(({ name, message }) => ({ name: `${name}: ${message}` }));
  if (passed + failed === 0) broken.push({ name: 'suites: no test was run' });
  const isSettledAlone = first.testResults.some((file) => file.status === 'failed');
  if ((end.code !== 0 || first.success !== true) && failed + broken.length === 0 && !isSettledAlone) {
    broken.push({ name: `suites: vitest ended with ${end.signal ?? `exit code ${end.code}`}, see above` });
  }
  return {
    passed,
    failed,
    skipped: tests.length - passed - failed,
    broken,
    unsteady: files.flatMap((file) => file.unsteady),
  };
}

/** A file as it stands after both tries: the second one counts, and what it mended is named. */
function settled(file, second) {
  const red = file.assertionResults.filter(({ status }) => status === 'failed');
  const last = second ?? file;
  const isBroken = last.status === 'failed' && last.assertionResults.every(({ status }) => status !== 'failed');
  const nameOf = (test) => `${file.name}: ${test.fullName}`;
  const isMended = second !== undefined && second.status !== 'failed';
  const mended = red.length > 0 ? red.map(nameOf) : [`${file.name}: ${firstLine(file.message)}`];
  return {
    name: file.name,
    tests: last.assertionResults,
    isBroken,
    message: firstLine(last.message),
    unsteady: isMended ? mended : [],
  };
}

function firstLine(message) {
  return (message ?? '').split('\n')[0] || 'the file did not load';
}
