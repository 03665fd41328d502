import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/assert.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { accepted, id, logOn, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, tillPage } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const at = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

/** By keyboard to the main menu, with a shift started. */
async function atMainMenu(page: Page, letters: string): Promise<void> {
  await logOnByKeys(page, letters);
  await page.getByLabel('Deposit EUR').waitFor();
  await page.keyboard.press('Control+Enter');
  await at(page, 'Main Menu');
}

async function atLayoutManagement(page: Page, letters: string): Promise<void> {
  await atMainMenu(page, letters);
  await page.keyboard.press('F8');
  await at(page, 'Configuration');
  await shot(page, 'configuration');
  await page.keyboard.press('F2');
  await at(page, 'Interface Configuration');
  await shot(page, 'interface-configuration');
  await page.keyboard.press('F2');
  await at(page, 'Layout Management');
}

async function endHeads(page: Page): Promise<readonly string[]> {
  const heads = await page.locator('table.end-ledger thead th').allInnerTexts();
  return heads.map((head) => head.replaceAll(/\s+/g, ' ').trim());
}

async function toEndOfShift(page: Page): Promise<void> {
  await page.keyboard.press('F5');
  await at(page, 'Reports and Payments');
  await page.keyboard.press('F2');
  await at(page, 'Shift Summary');
  await page.keyboard.press('F8');
  await at(page, 'End of Shift');
  await page.locator('table.end-ledger').waitFor();
}

describe('Layout Management', () => {
  it.each(SIZES)('shows, hides and moves by keyboard alone at $width x $height, and holds at once', async (size) => {
    const { page } = await tillPage({ size });
    await atLayoutManagement(page, 'iva');
    const part = (name: string) => page.getByRole('switch', { name: new RegExp(`^${name}`) });
    await part('Summary section per currency').focus();
    await page.keyboard.press('Space');
    await part('Remaining').focus();
    for (let up = 0; up < 5; up += 1) await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('status').getByText('Remaining, place 4 of 11').waitFor();
    await part('Payment Value').focus();
    await page.keyboard.press('Space');
    expect(await part('Payment Value').getAttribute('aria-checked')).toBe('false');
    await shot(page, 'layout-management');
    expect(await seriousViolations(page)).toEqual([]);
    await part('Payment Form').focus();
    await page.keyboard.press('Space');
    expect(await part('Payment Form').getAttribute('aria-checked')).toBe('true');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The new layout holds now in all windows.').waitFor();
    await page.keyboard.press('Escape');
    await at(page, 'Interface Configuration');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await at(page, 'Main Menu');
    await toEndOfShift(page);
    expect(await endHeads(page)).toEqual([
      'Payment Form',
      'Beginning Balance',
      'Remaining',
      'Ending Balance',
      'Actual Balance',
      'Withdrawal',
    ]);
    await page.getByRole('row', { name: /^Sum EUR/ }).waitFor();
    await shot(page, 'end-of-shift-laid-out');
  });

  it('is used by touch alone, and goes back to the locked default', async () => {
    const { page, client } = await tillPage({ hasTouch: true });
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await at(page, 'Main Menu');
    await tap(/^Configuration/);
    await tap(/^Interface Configuration/);
    await tap(/^Layout Management/);
    await tap(/^User Shifts/);
    await page.getByRole('switch', { name: /^Cashier/ }).tap();
    await tap('Move Status up');
    await tap(/^Confirm/);
    await page.getByText('The new layout holds now').waitFor();
    expect((await accepted(client.till.state({}))).layout).toEqual({
      'user-shifts': { order: ['number', 'startDate', 'endDate', 'status', 'cashier'], shown: { cashier: false } },
    });
    await tap(/^Reset All/);
    await page.getByText('Put all windows back to the default?').waitFor();
    await tap('Yes, Reset');
    await page.getByText('The default holds again.').waitFor();
    expect((await accepted(client.till.state({}))).layout).toEqual({});
  });

  it('goes to a file and comes back from it; a file that is none is refused in words', async () => {
    const { page, client } = await tillPage();
    // Heard from the start: a chooser that opens before the browser listens would be the system's own.
    const chosen: { name: string; content: string }[] = [];
    page.on('filechooser', (chooser) => {
      const { name = '', content = '' } = chosen.at(-1) ?? {};
      void chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    });
    await atLayoutManagement(page, 'iva');
    await accepted(
      client.layout.change({ ...id(), layout: { 'end-of-shift': { order: [], shown: { summary: true } } } }),
    );
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('F7')]);
    expect(download.suggestedFilename()).toBe('layout-POS1.json');
    const text = readFileSync(must(await download.path(), 'the file was saved'), 'utf8');
    await accepted(client.layout.reset({ ...id(), window: null }));
    const choose = async (name: string, content: string) => {
      chosen.push({ name, content });
      await page.keyboard.press('F8');
    };
    await choose('broken.json', text.slice(20));
    await page.getByRole('alert').getByText('This is no layout file of Tillkeeper').waitFor();
    await choose('newer.json', text.replace('"version": 1', '"version": 7'));
    await page.getByRole('alert').getByText('made by a newer Tillkeeper').waitFor();
    await choose('layout-POS1.json', text);
    await page.getByText('The layout of layout-POS1.json holds now.').waitFor();
    expect((await accepted(client.till.state({}))).layout).toEqual({
      'end-of-shift': { order: [], shown: { summary: true } },
    });
  });

  it('asks for somebody with the right, once, and takes a badge too', async () => {
    const { page, client } = await tillPage();
    await atLayoutManagement(page, 'ana');
    await page.getByRole('switch', { name: /^Summary section/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Authorization' }).getByText('Lay out the windows of the till').waitFor();
    await page.getByText('or hold a badge to the reader').waitFor();
    await shot(page, 'authorization-badge');
    await page.keyboard.type('BADGE-IVANA', { delay: 2 });
    await page.keyboard.press('Enter');
    await page.getByText('The new layout holds now').waitFor();
    await page.getByText('Authorised by badge.').waitFor();
    expect(Object.keys((await accepted(client.till.state({}))).layout)).toEqual(['end-of-shift']);
  });
});

describe('Interface Configuration', () => {
  it.each(['Dark', 'Contrast'])('shows this screen in %s', async (theme) => {
    const { page } = await tillPage({ size: SIZES[1] });
    await atLayoutManagement(page, 'iva');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: theme }).check({ force: true });
    expect(await page.locator('html').getAttribute('data-theme')).toBe(theme.toLowerCase());
    await shot(page, `interface-${theme}`);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('F2');
    await at(page, 'Layout Management');
    await shot(page, `layout-${theme}`);
    expect(await seriousViolations(page)).toEqual([]);
  });
});

async function openFromMenu(page: Page, letters: string, key: string, title: string): Promise<void> {
  await atMainMenu(page, letters);
  await page.keyboard.press('F8');
  await at(page, 'Configuration');
  await page.keyboard.press(key);
  await at(page, title);
}

const parameterOf = async (client: TillClient, name: string) =>
  (await accepted(client.parameter.list({}))).find((one) => one.name === name)?.typed.value;

describe('Parameters', () => {
  it.each(SIZES)('are changed by keyboard at $width x $height, and refused in words when senseless', async (size) => {
    const { page, client } = await tillPage({ size });
    await openFromMenu(page, 'iva', 'F3', 'Parameters');
    const forced = page.getByRole('radiogroup', { name: 'Force to Count Cash Balance' });
    await forced.getByRole('radio', { name: 'off' }).focus();
    await page.keyboard.press('ArrowRight');
    await shot(page, 'parameters-counting');
    await page.getByRole('button', { name: /^Money/ }).click();
    const most = page.getByRole('textbox', { name: 'Limits of the cash register balance, EUR At most' });
    await most.fill('100');
    await shot(page, 'parameters-money');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('200.00 EUR cannot stay in the drawer').waitFor();
    expect(await parameterOf(client, 'forceCount')).toBe(false);
    await most.fill('900');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The parameters are changed.').waitFor();
    await shot(page, 'parameters-done');
    expect(await parameterOf(client, 'forceCount')).toBe(true);
    expect(await parameterOf(client, 'cashLimits')).toEqual([
      { currency: 'EUR', minimum: '', maximum: '900.00', mode: 'warn' },
    ]);
    for (const group of ['Differences', 'Cash documents', 'Till']) {
      await page.getByRole('button', { name: new RegExp(`^${group}`) }).click();
      await shot(page, `parameters-${group.toLowerCase().replace(' ', '-')}`);
    }
  });

  it.each(SIZES)('of the till at $width: work mode, codes of scales, automatic end', async (size) => {
    const { page, client } = await tillPage({ size });
    await openFromMenu(page, 'iva', 'F3', 'Parameters');
    await page.getByRole('button', { name: /^Till/ }).click();
    const codes = page.getByRole('textbox', { name: 'Codes of the shop’s scales 1, layout' });
    await codes.fill('29IIIIIWWWWW');
    await page.getByRole('textbox', { name: 'Automatic end at' }).fill('2330');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('29IIIIIWWWWW is no layout').waitFor();
    await codes.fill('29?IIIIWWWWWC');
    const mode = page.getByRole('radiogroup', { name: 'Work mode' });
    await mode.getByRole('radio', { name: 'the till’s day' }).click();
    await shot(page, 'parameters-till-changed');
    expect(await seriousViolations(page)).toEqual([]);
    // A shift is open: nothing of all that was typed is taken over, and why is said.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').waitFor();
    expect(await parameterOf(client, 'automaticEnd')).toBe('');
    await mode.getByRole('radio', { name: 'each operator’s shift' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('The parameters are changed.').waitFor();
    expect(await parameterOf(client, 'workMode')).toBe('shift');
    expect(await parameterOf(client, 'automaticEnd')).toBe('23:30');
    expect(await parameterOf(client, 'inStoreCodes')).toMatchObject([{ layout: '29?IIIIWWWWWC' }, {}]);
  });

  it('are changed by touch alone', async () => {
    const { page, client } = await tillPage({ hasTouch: true });
    await openFromMenu(page, 'iva', 'F3', 'Parameters');
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^Till/);
    await page.getByRole('textbox', { name: 'Lock after minutes' }).tap();
    await tap('Clear');
    await tap('5');
    await tap(/^Confirm/);
    await page.getByText('The parameters are changed.').waitFor();
    expect(await parameterOf(client, 'autoLockMinutes')).toBe('5');
  });
});

describe('Operators', () => {
  it.each(SIZES)('get groups, a one-time PIN and a badge at $width x $height', async (size) => {
    const { page, client } = await tillPage({ size });
    await openFromMenu(page, 'iva', 'F5', 'Operators');
    await page.getByRole('button', { name: /^J Jakub|^Jakub/ }).click();
    await page.getByRole('checkbox', { name: 'Deputies' }).check();
    await shot(page, 'operators');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Jakub: changed. Rights hold at once.').waitFor();
    await page.keyboard.press('F7');
    await page.getByRole('dialog', { name: 'One-time PIN for Jakub' }).waitFor();
    await page.keyboard.type('1111');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This is guessed at first sight').waitFor();
    await page.getByRole('textbox', { name: 'One-Time PIN' }).fill('2580');
    await shot(page, 'operators-pin');
    await page.keyboard.press('Enter');
    await page.getByText('Jakub logs on with the one-time PIN').waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('dialog', { name: 'Badge of Jakub' }).waitFor();
    await shot(page, 'operators-badge');
    await page.keyboard.type('BADGE-J2', { delay: 2 });
    await page.keyboard.press('Enter');
    await page.getByText('The badge of Jakub opens this till now.').waitFor();
    const { operators } = await accepted(client.roster.show({}));
    expect(operators.find((one) => one.id === 'jakub')).toMatchObject({
      groupIds: ['cashiers', 'deputies'],
      mustChangePin: true,
      hasBadge: true,
    });
    await page.getByRole('radio', { name: 'Groups' }).click();
    await page.getByRole('button', { name: /Managers/ }).click();
    await shot(page, 'operators-groups');
  });

  it('with a one-time PIN choose another before anything else', async () => {
    const { page, client } = await tillPage();
    await logOn(client, 'ivana');
    await accepted(client.roster.setOneTimePin({ ...id(), operatorId: 'jakub', pin: '2580' }));
    await accepted(client.operator.logOff(id()));
    await page.getByRole('button', { name: /^Ana/ }).waitFor();
    await page.keyboard.type('jak');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2580');
    await page.keyboard.press('Enter');
    await at(page, 'Change PIN');
    await page.getByText('This PIN was set by somebody else.').waitFor();
    await shot(page, 'pin-change-due');
    await page.keyboard.type('2580');
    await page.keyboard.press('Enter');
    await page.keyboard.type('97531');
    await page.keyboard.press('Enter');
    await page.keyboard.type('97531');
    await page.keyboard.press('Control+Enter');
    await at(page, 'Start of Shift');
  });

  it('who are locked out are let in by somebody with the right, from where the log-on was refused', async () => {
    const { page, client } = await tillPage();
    await logOn(client, 'ivana');
    const typed = { kind: 'number', value: '3' } as const;
    await accepted(client.parameter.change({ ...id(), changes: [{ name: 'pinAttempts', typed }] }));
    await accepted(client.operator.logOff(id()));
    await page.getByRole('button', { name: /^Ana/ }).waitFor();
    await page.keyboard.type('ana');
    await page.keyboard.press('Enter');
    for (const left of [2, 1]) {
      await page.keyboard.type('0000');
      await page.keyboard.press('Enter');
      await page.getByText(`Attempts remaining: ${left}`).waitFor();
    }
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await page.getByText('Ana is locked out after too many wrong PINs.').waitFor();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Authorise/ }).waitFor();
    await shot(page, 'locked-out');
    await page.keyboard.press('F12');
    await page.getByRole('dialog', { name: 'Authorization' }).waitFor();
    await page.getByRole('option', { name: 'Ivana' }).waitFor();
    await page.keyboard.type('iv');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await at(page, 'Start of Shift');
    expect((await accepted(client.till.state({}))).operator?.id).toBe('ana');
  });
});
