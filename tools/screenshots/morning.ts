import { setTimeout as delay } from 'node:timers/promises';
import { accepted } from './anas-day.ts';
import { FRIDAY, type Studio } from './studio.ts';

/** Before the shop opens the network is away; then Ana logs on. */
export async function takeMorning({ windows, camera }: Studio): Promise<void> {
  const { page, press, take, isAt, choose } = camera;
  await allSent(windows.client);
  await windows.killAgent();
  await camera.at(`${FRIDAY}T06:45:00`);
  await camera.open(windows.url);
  await isAt('Log On');
  await page.locator('.top-who svg[data-level="red"]').waitFor();
  await choose('Jakub');
  await press('1', '2', '3', '4', 'Enter');
  await isAt('Start of Shift');
  await page.getByRole('textbox', { name: 'Deposit EUR' }).waitFor();
  await press('F9', 'Control+Enter');
  await page.getByRole('alert').first().waitFor();
  await take('start-of-shift-offline');
  await press('F12');
  await page.getByRole('dialog').waitFor();
  await take('authorization');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press('Escape');
  await isAt('Main Menu');
  await take('main-menu-inactive');
  await page.locator('.top-who').click();
  await page.getByRole('dialog').waitFor();
  await take('service-status-red');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Log Out/ })
    .click();
  await isAt('Log On');

  await windows.startAgent();
  await page.locator('.top-who svg[data-level="green"]').waitFor();
  await camera.at(`${FRIDAY}T06:50:00`);
  await choose('Ana');
  await press('1', '2');
  await take('logon');
  await press('3', '4', 'Enter');
  await isAt('Start of Shift');
  await camera.at(`${FRIDAY}T06:51:00`);
  await page.getByRole('textbox', { name: 'Deposit EUR' }).waitFor();
  await press('F9');
  await take('start-of-shift');
  await press('Control+Enter');
  await isAt('Main Menu');
}

/** Nothing of the days before waits any more: what the icon says later depends on no chance. */
async function allSent(client: Studio['windows']['client']): Promise<void> {
  while ((await accepted(client.till.state({}))).services.unsent > 0) await delay(100);
}
