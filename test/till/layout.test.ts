import { expect, it } from 'vitest';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, testTill } from '#test/till/test-till.ts';

const SUMMARY = { 'end-of-shift': { order: [], shown: { summary: true } } };

it('the layout is of the till: kept over a restart, shown to everybody, written down as it was and as it is', async () => {
  const test = await testTill();
  await logOn(test.client, 'ivana');
  await accepted(test.client.layout.change({ ...id(), layout: SUMMARY }));
  await test.till.close();
  const again = await testTill({ dataDir: test.dataDir });
  await logOn(again.client, 'ana');
  expect((await accepted(again.client.till.state({}))).layout).toEqual(SUMMARY);
  expect(await refused(again.client.layout.reset({ ...id(), window: null }))).toBe('not_permitted');
  await accepted(
    again.client.layout.reset({ ...id(), window: null, authorisation: { operatorId: 'ivana', pin: '1234' } }),
  );
  expect((await accepted(again.client.till.state({}))).layout).toEqual({});
  expect(await journalOf(again, 'layout.')).toMatchObject([
    { actor: 'ivana', by: null, body: { cause: 'changed', before: {}, after: SUMMARY } },
    { actor: 'ana', by: 'ivana', body: { cause: 'reset', before: SUMMARY, after: {} } },
  ]);
});

it('a layout is carried to another till as a file, by those with the right only', async () => {
  const one = await testTill();
  await logOn(one.client, 'ivana');
  await accepted(one.client.layout.change({ ...id(), layout: SUMMARY }));
  const { fileName, text } = await accepted(one.client.layout.export({}));
  expect(fileName).toBe('layout-POS1.json');
  const other = await testTill();
  await logOn(other.client);
  expect(await refused(other.client.layout.export({}))).toBe('not_permitted');
  expect(await refused(other.client.layout.import({ ...id(), fileName, text }))).toBe('not_permitted');
  await accepted(other.client.operator.logOff(id()));
  await logOn(other.client, 'ivana');
  expect(await refused(other.client.layout.import({ ...id(), fileName, text: text.slice(5) }))).toBe(
    'layout_unreadable',
  );
  await accepted(other.client.layout.import({ ...id(), fileName, text }));
  expect((await accepted(other.client.till.state({}))).layout).toEqual(SUMMARY);
});
