import { CASH_DOCUMENT_TAGS, type CashDocumentTag } from '#shared/cash-document/tag.ts';
import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

const KEYS = {
  'Deposit at the start of day': 'depositAtStart',
  'Withdrawal at the End of Day': 'withdrawalAtEnd',
  '[!] Difference at the start of day': 'differenceAtStart',
  '[!] Difference at the end of day': 'differenceAtEnd',
  Manual: 'manual',
} as const satisfies Record<CashDocumentTag, string>;

/**
 * A tag as a person reads it. What is stored and sent stays the article's own string in every language, and so it reads in
 * English; whatever is no tag reads as it is.
 */
export function tagWords(text: string, language: Language): string {
  const tag = CASH_DOCUMENT_TAGS.find((known) => known === text);
  return tag === undefined ? text : WORDS[language].paper.tag[KEYS[tag]];
}
