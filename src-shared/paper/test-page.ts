import type { PaperBlock, PaperDocument } from '#shared/paper/paper-document.ts';
import type { PaperLanguage, PaperMoment } from '#shared/paper/paper-facts.ts';
import { paperMoment } from '#shared/paper/paper-figures.ts';
import { pair, RULE, text } from '#shared/paper/paper-parts.ts';
import { paperWords } from '#shared/paper/paper-words.ts';

export type TestPageFacts = {
  readonly language: PaperLanguage;
  readonly tillCode: string;
  readonly printerName: string;
  readonly address: string;
  readonly profileName: string;
  /** What this printer does otherwise; empty: nothing. */
  readonly differs: string;
  readonly columns: number;
  readonly codePages: string;
  readonly at: PaperMoment;
  readonly letters: string;
};

/** Everything that a receipt may need of a printer, on a page that books nothing. */
export function composeTestPage(facts: TestPageFacts): PaperDocument {
  const { language } = facts;
  const words = paperWords(language).testPage;
  const ruler = Array.from({ length: facts.columns }, (_, index) => String((index + 1) % 10)).join('');
  const sized = (size: 'wide' | 'tall' | 'large'): PaperBlock => ({
    block: 'text',
    text: words[size],
    align: 'left',
    bold: false,
    size,
  });
  return {
    version: 1,
    language,
    title: words.title,
    markings: [],
    blocks: [
      pair(words.till, facts.tillCode),
      pair(words.printer, facts.printerName),
      pair(words.address, facts.address),
      pair(words.profile, facts.profileName),
      ...(facts.differs === '' ? [] : [pair(words.differs, facts.differs)]),
      pair(words.columns, String(facts.columns)),
      pair(words.codePages, facts.codePages),
      pair(words.at, paperMoment(facts.at, language)),
      RULE,
      text(ruler, { align: 'left' }),
      text(facts.letters, { align: 'left' }),
      text(words.bold, { align: 'left', bold: true }),
      sized('wide'),
      sized('tall'),
      { block: 'barcode', symbology: 'ean13', value: '400638133393' },
      { block: 'qr', value: `TILLKEEPER ${facts.tillCode}` },
      text(words.end),
    ],
  };
}
