import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeDocument, encodeDocument, linesFor } from '#main/printing/encode-document.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { PROFILES } from '#main/printing/profiles.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { composeDailyReport } from '#shared/paper/daily-report.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import { widthOf } from '#shared/paper/wrap.ts';
import { sampleReceipt, sampleReport } from '#test/printing/sample-facts.ts';
import { simOnSerialLine, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { EPSON, NOW, stateOf, until } from '#test/printing/worker-talk.ts';

const COLUMNS = [32, 42, 48];

describe('scenario 32: letters and columns', () => {
  test.each(PROFILES.flatMap((profile) => COLUMNS.map((columns) => [profile.id, columns, profile] as const)))(
    'of %s at %i columns: read back from the bytes, every paper is what it says, and no line is too long',
    (_, columns, of) => {
      const profile: PrinterProfile = { ...of, columns };
      const papers = LANGUAGES.flatMap((language) => [
        composeReceipt(sampleReceipt(language)),
        composeDailyReport(sampleReport(language, 'Z')),
      ]);
      for (const paper of papers) {
        const bytes = encodeDocument(paper, { profile, processId: null });
        const { lines } = decodeDocument(bytes, paper, profile);
        const wanted = linesFor(paper, profile).map(({ text }) => text.trimEnd());
        const printed = lines.map(({ text }) => text.trimEnd());
        expect(printed.slice(0, wanted.length)).toEqual(wanted);
        for (const line of lines) expect(widthOf(line.text) * (line.wide ? 2 : 1)).toBeLessThanOrEqual(columns);
      }
    },
  );

  test.each([
    ['from the page that has it, where the page of the letters has none', EPSON, 'Łódź 5,00 €'],
    [
      'as EUR, where no page has it, and the letters stay',
      { ...EPSON, codePages: [{ page: 'CP852', n: 18 }] } satisfies PrinterProfile,
      'Łódź 5,00 EUR',
    ],
  ] as const)('scenario 32: the Euro on CP852 comes %s, over a serial line', async (_, profile, printed) => {
    const { address, sim } = await simOnSerialLine({ profile });
    const till = await tillAt(address, { profile });
    const document: PaperDocument = {
      version: 1,
      language: 'pl',
      title: null,
      markings: [],
      blocks: [{ block: 'text', text: 'Łódź 5,00 €', align: 'left', bold: false, size: 'normal' }],
    };
    const job = { id: randomUUID(), kind: 'receipt', documentNumber: '1', queuedAt: NOW, document } as const;
    till.database.transaction(() => till.store.enqueue(job))();
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim).join('\n')).toContain(printed);
  });
});
