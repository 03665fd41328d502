import { beforeAll, expect, it } from 'vitest';
import { noteRestore } from '#agent/journal/known-restore.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { STORE, withManagers } from '#test/managers/page-client.ts';
import { DESK_SIZES, logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { cut, mend, testStore } from '#test/shifts/store.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

it.each(DESK_SIZES)('names the tills that were not heard since a restore, at $width x $height', async (viewport) => {
  const { agent, open } = await testStore();
  const database = await withManagers(agent.dataDir, 'sqlite');
  const tills = [await open('POS1'), await open('POS2')];
  for (const till of tills) cut(till);
  await database.transaction().execute(async (transaction) => {
    // Later than whatever was still under way when the cables were pulled.
    await noteRestore(transaction, { store: STORE, at: new Date(Date.now() + 1_500).toISOString() });
  });
  const page = await showPage(agent.url, { viewport });
  await logOnToPage(page);
  const words = page.getByText('POS1, POS2: not heard since a restore');
  await words.waitFor();
  await pagePicture(page, 'unheard');
  expect(await seriousViolations(page)).toEqual([]);
  for (const till of tills) await mend(till);
  await words.waitFor({ state: 'detached', timeout: 40_000 });
});
