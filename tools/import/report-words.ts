import type { ImportReport } from '#shared/contract/catalogue.ts';

const REASONS: Readonly<Record<ImportReport['skipped'][number]['reason'], string>> = {
  bad_check_digit: 'the barcode’s check digit is wrong',
  barcode_not_numeric: 'the barcode is no number of up to 14 figures',
  duplicate_barcode: 'the barcode stands in an earlier row',
  name_missing: 'the name is missing',
  price_malformed: 'the price is missing or no amount above 0',
  row_malformed: 'the row has too few or too many columns',
  tax_unknown: 'this till does not know the tax',
};

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
      `  ${String(count).padStart(6)}  ${REASONS[reason]} [${reason}]`,
      ...examples.map(({ row, value }) => `          line ${row}: ${value === '' ? '(empty)' : value}`),
    ]),
    '',
  ];
  return lines.join('\n');
}

function line(name: string, count: number): string {
  return `${name.padEnd(17)} ${String(count).padStart(6)}`;
}
