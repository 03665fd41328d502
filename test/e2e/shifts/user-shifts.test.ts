import { expect, it } from 'vitest';
import type { Clock } from '#main/time/clock.ts';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press, seenHands } from '#test/e2e/pages/hands.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { accepted, endShift, id, logOn, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

/** A clock that a test sets by hand. */
function clockAt(wall: string): Clock & { wall: string } {
  let monotonicMs = 0;
  const clock = {
    wall,
    now: () => {
      monotonicMs += 1;
      return { wall: clock.wall, monotonicMs };
    },
  };
  return clock;
}

/** Ana’s shift of yesterday and a half-typed document are left behind; Ivana sits at the till. */
async function leftOpenByAna(client: TillClient): Promise<void> {
  await startShift(client, '100.00');
  await sellLoaf(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
}

it('another’s shift is ended by touch, its half-typed document discarded, and its owner is told', async () => {
  const { page, client } = await openTillInChromium(chromium(), { context: { hasTouch: true }, before: leftOpenByAna });
  const isAt = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await isAt('Start of Shift');
  await page.getByRole('button', { name: /^Close/ }).tap();
  await page.getByRole('button', { name: /^Reports and Payments/ }).tap();
  await page.getByRole('button', { name: /^User Shifts/ }).tap();
  await isAt('User Shifts');
  await page.getByRole('row', { name: /Ana Open/ }).tap();
  await page.getByRole('button', { name: /^End Shift/ }).tap();
  await isAt('End of Shift');
  await soon(() => page.locator('.banners').innerText()).toContain('This is the shift of Ana');
  await soon(() => page.locator('.banners').innerText()).toContain('What is entered here binds');
  await page.getByRole('button', { name: /^Confirm/ }).tap();
  await page.getByRole('button', { name: /^Discard the document and end/ }).tap();
  await isAt('Shift ended');
  await page.getByRole('button', { name: /^User Shifts/ }).tap();
  await isAt('User Shifts');
  await soon(() => page.locator('.shift-list tbody').innerText()).toContain('Closed');
  expect((await seenHands(page)).mouse).toBe(0);

  await accepted(client.operator.logOff(id()));
  await logOn(client);
  await isAt('Start of Shift');
  await soon(() => page.locator('.banners').innerText()).toMatch(/Ivana ended your shift SH\/\d{4}\/POS1\/000001/);
});

it('User Shifts is filtered, walked and looked into by keyboard; the calendar leads to any other shift', async () => {
  const clock = clockAt('2026-11-19T08:00:00.000+01:00');
  const { page } = await openTillInChromium(chromium(), {
    till: { clock },
    before: async (client) => {
      await startShift(client);
      await endShift(client);
      clock.wall = '2026-11-20T08:00:00.000+01:00';
      await logOn(client, 'zofia');
      await accepted(client.shift.start({ ...id(), deposits: [] }));
      await endShift(client);
      await logOn(client, 'ivana');
    },
  });
  const isAt = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const subtitle = () => page.locator('.top-name p').innerText();
  await isAt('Start of Shift');
  await press(page, 'Escape');
  await isAt('Main Menu');
  await press(page, 'F5');
  await isAt('Reports and Payments');
  await press(page, 'F3');
  await isAt('User Shifts');
  const rows = page.locator('.shift-list tbody tr');
  await soon(() => rows.count()).toBe(2);
  await soon(() => page.locator('.shift-list tr.is-selected').innerText()).toContain('Zofia');
  await press(page, 'ArrowDown');
  await soon(() => page.locator('.shift-list tr.is-selected').innerText()).toContain('Ana');
  await press(page, ...'zof');
  await soon(() => rows.count()).toBe(1);
  await press(page, 'Enter');
  await isAt('Shift Summary');
  await soon(subtitle).toContain('Zofia');
  await soon(() => page.getByRole('tabpanel').innerText()).toContain('Ending Balance After Withdrawal');

  await press(page, 'F2');
  const chosenDay = page.locator('.day[aria-pressed="true"]');
  await soon(() => chosenDay.getAttribute('aria-label')).toContain('20');
  await press(page, 'ArrowLeft');
  await soon(() => page.locator('.calendar-shifts').innerText()).toContain('Ana');
  await press(page, 'Enter');
  await soon(subtitle).toContain('Ana');
  await press(page, 'F7');
  await soon(() => page.locator('.banners').innerText()).toContain('marked COPY');
  await press(page, 'Escape');
  await isAt('User Shifts');
  expect((await seenHands(page)).mouse).toBe(0);
});

it('a forgotten shift is offered at logon: go on with it, or end it', async () => {
  const clock = clockAt('2026-11-19T20:00:00.000+01:00');
  const { page, client } = await openTillInChromium(chromium(), {
    till: { clock },
    context: { hasTouch: true },
    before: async (till) => {
      await startShift(till);
      await accepted(till.operator.logOff(id()));
      clock.wall = '2026-11-20T06:00:00.000+01:00';
    },
  });
  const isAt = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await isAt('Log On');
  await logOn(client);
  await isAt('Shift still open');
  expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(
    /^Your shift of .*19.* is still open$/,
  );
  await press(page, 'Escape');
  await isAt('Main Menu');
  await accepted(client.operator.logOff(id()));
  await isAt('Log On');
  await logOn(client);
  await isAt('Shift still open');
  await page.getByRole('button', { name: /^End it/ }).tap();
  await isAt('End of Shift');
});
