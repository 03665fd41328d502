import type { DailyReportCheque, DailyReportFacts } from '#shared/paper/daily-report-facts.ts';
import type { PaperBlock } from '#shared/paper/paper-document.ts';
import type { PaperLanguage } from '#shared/paper/paper-facts.ts';
import { paperAmount, unbroken } from '#shared/paper/paper-figures.ts';
import { pair, RULE, text } from '#shared/paper/paper-parts.ts';
import { paperWords } from '#shared/paper/paper-words.ts';

/** Nothing where none was taken; where they lie at another till than this one, each till is named over its own. */
export function chequeBlocks({
  cheques,
  language,
  tillCode,
  unlistedCheques,
}: DailyReportFacts): readonly PaperBlock[] {
  if (cheques.length === 0 && unlistedCheques.length === 0) return [];
  const words = paperWords(language).report;
  const isNamed = cheques.some(({ till }) => till !== tillCode);
  return [
    RULE,
    text(words.cheques, { align: 'left', bold: true }),
    ...cheques.flatMap((cheque, index) => [
      ...(isNamed && cheque.till !== cheques[index - 1]?.till ? [pair(cheque.till, '')] : []),
      ...chequeBlock(cheque, language),
    ]),
    ...unlistedCheques.map(({ amountMinor, currency }) =>
      pair(words.chequesUnlisted, unbroken(`${paperAmount(amountMinor, currency, language)} ${currency.code}`), {
        bold: true,
      }),
    ),
  ];
}

/** One that was looked for and not found says so. */
function chequeBlock(
  { amountMinor, bank, currency, isThere, number, wasThere }: DailyReportCheque,
  language: PaperLanguage,
): readonly PaperBlock[] {
  const words = paperWords(language).report;
  return [
    pair(
      [number, bank].filter((part) => part !== '').join(' '),
      unbroken(`${paperAmount(amountMinor, currency, language)} ${currency.code}`),
    ),
    ...(isThere === false
      ? [pair(wasThere === true ? words.chequeGone : words.chequeMissing, '', { indent: 2, bold: true })]
      : []),
  ];
}
