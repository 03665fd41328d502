import { accepted } from './anas-day.ts';
import { FRIDAY, type Studio } from './studio.ts';

const TABS = [
  ['Cash Flows', 'shift-summary'],
  ['Cash Register Balance Summary', 'shift-summary-balance'],
  ['Sales Summary', 'shift-summary-sales'],
  ['Sales Per Item Group', 'shift-summary-groups'],
] as const;

/** Ana's shift is counted and ended: 2.50 are missing. */
export async function takeEnd({ windows, camera }: Studio): Promise<void> {
  const { page, press, take, isAt } = camera;
  await camera.at(`${FRIDAY}T14:08:00`);
  await take('main-menu');
  await press('F6');
  await isAt('Paper Roll');
  await take('paper-roll');
  await press('Escape');
  await isAt('Main Menu');
  await press('F7');
  await isAt('Cash Document');
  await press('F6');
  await page.getByText('Courier').first().waitFor();
  await take('cash-documents');
  await press('Escape');
  await isAt('Main Menu');
  await page.locator('.top-who').click();
  await page.getByRole('dialog').waitFor();
  await take('service-status');
  await press('Escape', 'F5');
  await isAt('Reports and Payments');
  await take('reports-and-payments');
  await press('F2');
  await isAt('Shift Summary');
  for (const [tab, name] of TABS) {
    await page.getByRole('tab', { name: tab }).click();
    await take(name);
  }
  await press('F8');
  await isAt('End of Shift');
  await page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).waitFor();
  await press('F2');
  await isAt('Cash Register Counting');
  await count(windows.client, camera);
  await take('counting');
  await press('Control+Enter');
  await isAt('End of Shift');
  await page.getByText('short').first().waitFor();
  await take('end-of-shift');
  const reason = page.getByRole('button', { name: /^Reason for Difference/ });
  if ((await reason.count()) > 0) {
    await reason.first().click();
    await page.getByRole('dialog').waitFor();
    await take('reason-for-difference');
    await press('Escape');
  }
  await press('F7');
  await page.getByText('on its way to the printer').waitFor();
  await press('Control+Enter');
  await isAt('Shift ended');
  await take('shift-ended');
  await press('Enter');
  await isAt('Log On');
  await takeShifts(camera);
}

/** No large notes lie in this drawer, and never all in one face. */
const MOST_PIECES = new Map([
  [50_000, 0],
  [20_000, 0],
  [10_000, 1],
  [5_000, 3],
  [2_000, 8],
  [1_000, 7],
  [500, 5],
]);

/** Złoty to the grosz, euro with one coin of two and one of a half missing. */
async function count(client: Studio['windows']['client'], camera: Studio['camera']): Promise<void> {
  const { page, press } = camera;
  const { rows } = await accepted(client.shift.endSheet({}));
  const { currencies } = await accepted(client.till.state({}));
  for (const code of ['PLN', 'EUR']) {
    const row = rows.find(({ kind, currency }) => kind === 'cash' && currency === code);
    const faces = currencies.find((currency) => currency.code === code)?.denominations ?? [];
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${code}`) })
      .click();
    await page
      .getByRole('textbox', { name: /^Pieces of / })
      .first()
      .click();
    let left = (row?.endingMinor ?? 0) - (code === 'EUR' ? 250 : 0);
    for (const [index, { valueMinor }] of faces.entries()) {
      const most = index === faces.length - 1 ? Number.POSITIVE_INFINITY : (MOST_PIECES.get(valueMinor) ?? 6);
      const pieces = Math.min(most, Math.floor(left / valueMinor));
      left -= pieces * valueMinor;
      if (index > 0) await press('Enter');
      if (pieces > 0) await press(...String(pieces));
    }
  }
}

/** Ivana, the shift manager, looks at everybody's shifts. */
async function takeShifts(camera: Studio['camera']): Promise<void> {
  const { page, press, take, isAt, choose } = camera;
  await camera.at(`${FRIDAY}T14:12:00`);
  await choose('Ivana');
  await press('1', '2', '3', '4', 'Enter');
  await isAt('Start of Shift');
  await page.getByRole('textbox', { name: 'Deposit EUR' }).waitFor();
  await press('Escape');
  await isAt('Main Menu');
  await press('F5');
  await isAt('Reports and Payments');
  await press('F3');
  await isAt('User Shifts');
  await page.getByText('Kasia').first().waitFor();
  await page.getByRole('row', { name: /Kasia/ }).click();
  await take('user-shifts');
  await press('Escape');
  await isAt('Reports and Payments');
  await press('Escape');
  await isAt('Main Menu');
  await press('F11');
  await isAt('Locked');
  await take('locked');
}
