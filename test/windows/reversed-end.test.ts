import { beforeAll, expect, test } from 'vitest';
import { anaAtTwoTills, end, newsAt } from '#test/shifts/conflict/conflict.ts';
import { cut, mend, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows, 120_000);

test('whoever logs on at a till whose end does not count reads which one does', async () => {
  const { one, two } = await anaAtTwoTills(await testStore());
  cut(two);
  await sellLoaf(two.client);
  const counts = await end(one, { actual: '101.85' });
  const own = await end(two, { actual: '103.70' });
  await mend(two);
  await logOn(two.client);
  await expect.poll(async () => (await newsAt(two))?.news, SOON).toBe('end_reversed');
  await accepted(two.client.operator.logOff(id()));
  const { page } = await showTill({
    hands: 'keyboard',
    size: { width: 1024, height: 768 },
    before: async (client) => {
      await logOn(client);
    },
    open: async () => two,
  });
  const banner = page.getByRole('status').filter({ hasText: own.reportNumber });
  await banner.waitFor();
  expect(await banner.textContent()).toContain(counts.reportNumber);
  await shoot(page, 'end-reversed');
});
