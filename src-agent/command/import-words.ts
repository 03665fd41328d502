import type { MasterImportReport } from '#shared/contract/agent-master-data.ts';

/** What an import did, or in a dry run would do, line by line for whoever started it. */
export function importWords(
  report: MasterImportReport,
  { isDryRun, store }: { readonly isDryRun: boolean; readonly store: string },
): string {
  const { added, changed, examples, kind, refused, refusedCount, rows, unchanged, withdrawn } = report;
  const would = (done: string) => (isDryRun ? `Would be ${done.toLowerCase()}` : done);
  const lines = [
    `${kind} of the store ${store}`,
    ...(isDryRun ? ['Dry run: nothing was changed.'] : []),
    figure('Rows', rows),
    figure(would('Added'), added),
    figure(would('Changed'), changed),
    figure('Unchanged', unchanged),
    figure(would('Withdrawn'), withdrawn),
    figure('Refused', refusedCount),
    ...refused.map(({ line, problem }) => `  line ${line}: ${problem}`),
    ...further(refusedCount - refused.length, 'refused'),
    ...examples.map(({ does, fields, id }) => `  ${does} ${id}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`),
    ...further(added + changed + withdrawn - examples.length, 'changes'),
  ];
  return `${lines.join('\n')}\n`;
}

function figure(name: string, count: number): string {
  return `${name.padEnd(18)} ${String(count).padStart(7)}`;
}

function further(count: number, what: string): readonly string[] {
  return count > 0 ? [`  and ${count} more ${what}`] : [];
}
