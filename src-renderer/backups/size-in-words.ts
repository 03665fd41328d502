import { localeOf } from '#renderer/language/moment.ts';
import type { Language } from '#shared/language/languages.ts';

/** "1.2 MB", as the language writes numbers. A megabyte is a million bytes, as disks are sold. */
export function sizeInWords(bytes: number, language: Language): string {
  const isLarge = bytes >= 1e9;
  const style = { style: 'unit', unit: isLarge ? 'gigabyte' : 'megabyte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeOf(language), style).format(bytes / (isLarge ? 1e9 : 1e6));
}
