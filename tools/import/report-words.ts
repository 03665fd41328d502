import { SKIP_WORDS } from '#shared/catalogue/skip-words.ts';
import type { ImportReport } from '#shared/contract/catalogue.ts';

/** What became of the rows, one line each; the skipped by reason, with examples to look up in the file. */
export function reportWords(report: ImportReport, isDryRun: boolean): string {
  const skipped = report.skipped.reduce((total, { count }) => total + count, 0);
  const lines = [
    ...(isDryRun ? ['Dry run: nothing was changed.'] : []),
    line('Rows', report.rows),
    line(isDryRun ? 'Would be added' : 'Added', report.added),
    line(isDryRun ? 'Would be changed' : 'Changed', report.changed),
    line('Unchanged', report.unchanged),
    line('Skipped', skipped),
    ...report.skipped.flatMap(({ reason, count, examples }) => [
      `  ${String(count).padStart(6)}  ${SKIP_WORDS[reason]} [${reason}]`,
      ...examples.map(({ row, value }) => `          line ${row}: ${value === '' ? '(empty)' : value}`),
    ]),
    '',
  ];
  return lines.join('\n');
}

function line(name: string, count: number): string {
  return `${name.padEnd(17)} ${String(count).padStart(6)}`;
}
