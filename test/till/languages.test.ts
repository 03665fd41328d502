import { describe, expect, it } from 'vitest';
import { CASH_DOCUMENT_TAGS } from '#shared/cash-document/tag.ts';
import { tagWords } from '#shared/cash-document/tag-words.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, endShift, id, logOn, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

describe('a tag', () => {
  it.each(CASH_DOCUMENT_TAGS)('"%s" reads in English to the letter, and differently in every other language', (tag) => {
    expect(tagWords(tag, 'en')).toBe(tag);
    expect(new Set(LANGUAGES.map((language) => tagWords(tag, language))).size).toBe(LANGUAGES.length);
  });

  it('that is none is not touched: what a person wrote is theirs', () => {
    expect(tagWords('Courier', 'hr')).toBe('Courier');
  });
});

it('a till in Croatian speaks Croatian on paper and in windows, and writes the article’s own tags', async () => {
  const till = await testTill();
  const { client } = till;
  await accepted(client.till.setLanguage({ ...id(), language: 'hr' }));
  await startShift(client);
  await sellLoaf(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const document = await accepted(
    client.sale.assignPayment({ ...id(), paymentForm: 'card', currency: 'EUR', amount: '1.00' }),
  );
  expect(document.payments[0]?.name).toBe('Kartica');
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
  expect((await accepted(client.till.state({}))).paymentForms.map(({ name }) => name)).toContain('Gotovina');
  const deposits = { paymentForm: 'cash', currency: 'EUR', part: 'deposit' } as const;
  const made = await accepted(client.shift.figure(deposits));
  expect(made.documents.map(({ description }) => description)).toEqual(['Polog na početku dana']);
  await endShift(client);
  await logOn(client);
  const { jobs } = await accepted(client.paper.roll({}));
  const slips = await Promise.all(
    jobs.map(async ({ id: jobId }) => JSON.stringify(await accepted(client.paper.slip({ jobId })))),
  );
  expect(slips.join()).toContain('Gotovina');
  expect(slips.join()).toContain('Polog na početku dana');
  expect(slips.join()).not.toContain('Deposit at the start of day');
  const tags = (await journalOf(till, 'cash_document.')).map(({ body }) => (body as { tag: string }).tag);
  expect(tags).toContain('Deposit at the start of day');
});
