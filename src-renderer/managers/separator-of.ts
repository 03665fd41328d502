/** A spreadsheet of a language with a decimal comma takes semicolons, and would show a row with commas as one cell. */
export function separatorOf(language: string): string {
  return new Intl.NumberFormat(language).format(1.5).includes(',') ? ';' : ',';
}
