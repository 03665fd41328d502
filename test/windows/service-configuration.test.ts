import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { type Clock, systemClock } from '#main/time/clock.ts';
import { enrolmentCode } from '#test/agent/agent-in-process.ts';
import { freshFolder, startAgentProcess } from '#test/agent/agent-process.ts';
import { ownCertificate } from '#test/agent/own-certificate.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { answerAlways } from '#test/sync/wire.ts';
import { accepted, id, logOn, testTill } from '#test/till/test-till.ts';
import { showTill } from '#test/windows/shown-till.ts';
import { buildWindows, SIZES, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const at = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

/** An Agent that shows a certificate of its own, and a till that works alone but was given that certificate. */
async function aloneBesideAgent(hands: 'keyboard' | 'touch', size: (typeof SIZES)[number]) {
  const folder = freshFolder();
  const { args, pem } = ownCertificate(folder);
  const agent = await startAgentProcess(folder, ['--port', '0', ...args]);
  const shown = await showTill({
    hands,
    size,
    open: () => testTill({ agentCa: pem, enrolmentCode: () => null }),
    before: (client) => logOn(client, 'ivana'),
  });
  return { ...shown, agent, code: enrolmentCode(folder) };
}

it.each(SIZES)(
  'a till that worked alone is let in by what is typed, by keyboard alone at $width x $height',
  async (size) => {
    const { agent, client, code, page } = await aloneBesideAgent('keyboard', size);
    await at(page, 'Start of Shift');
    await page.keyboard.press('Escape');
    await at(page, 'Main Menu');
    await page.keyboard.press('F8');
    await at(page, 'Configuration');
    await shot(page, 'configuration-with-services');
    await page.keyboard.press('F7');
    await at(page, 'Service Configuration');
    await expect
      .poll(() =>
        page
          .getByLabel('Address')
          .first()
          .evaluate((field) => field === document.activeElement),
      )
      .toBe(true);
    const port = String(agent.port);
    // Data Service, then POS Agent: address and port, and how each is tried, in the order of Tab.
    for (const typed of ['https://127.0.0.1', port, null, 'https://127.0.0.1', port, code]) {
      if (typed !== null) await page.keyboard.insertText(typed);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('Answers and is the right service').waitFor();
    await shot(page, 'service-configuration');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Saved. The till uses these addresses from now on.').waitFor();
    await expect
      .poll(async () => (await accepted(client.till.state({}))).services.level, { timeout: 20_000 })
      .toBe('green');
    await shot(page, 'service-configuration-saved');
    expect(await accepted(client.services.show({}))).toEqual({
      dataService: { address: 'https://127.0.0.1', port },
      posAgent: { address: 'https://127.0.0.1', port },
    });
  },
);

it('says what is wrong with what was typed, by touch alone', async () => {
  const { agent, client, page } = await aloneBesideAgent('touch', SIZES[0]);
  await at(page, 'Start of Shift');
  await page.getByRole('button', { name: /^Close/ }).tap();
  await page.getByRole('button', { name: /^Configuration/ }).tap();
  await page.getByRole('button', { name: /^Service Configuration/ }).tap();
  await at(page, 'Service Configuration');
  const [address, port] = [page.getByLabel('Address').last(), page.getByLabel('Port').last()];
  const test = page.getByRole('button', { name: /^Test POS Agent/ });
  await address.fill('no such computer');
  await port.fill('7310');
  await test.tap();
  await page.getByText('is no address of a service').waitFor();
  await address.fill('127.0.0.1');
  await port.fill(String(agent.port));
  await test.tap();
  // Spoken to without a certificate, it is not the service that was meant.
  await page.getByText(/Something else answers there|Nothing answers there/).waitFor();
  await page.getByRole('button', { name: /^Save/ }).tap();
  await page.getByText('is no address of a service').waitFor();
  expect(await accepted(client.services.show({}))).toMatchObject({ posAgent: { address: '', port: '' } });
});

it.each(SIZES)('Log On at $width says in the exact words that a service is of another version', async (size) => {
  const health = (service: string) => JSON.stringify({ service, status: 'running', version: '9.9.9', protocol: 2 });
  const agentUrl = await answerAlways((path) => {
    const service = ['pos-agent', 'data-service'].find((name) => path === `/${name}/health`);
    return service === undefined ? { status: 404, body: '{}' } : { status: 200, body: health(service) };
  });
  const { page } = await showTill({
    hands: 'keyboard',
    size,
    open: () => testTill({ agentUrl }),
    before: async () => {},
  });
  await page
    .getByText(
      'Tillkeeper version is incompatible with data service version. Some of the application functions will be unavailable',
    )
    .waitFor();
  await shot(page, 'log-on-other-version');
});

it.each(SIZES)('a clock that is years off is said before it dates a shift, at $width', async (size) => {
  const folder = freshFolder();
  const agent = await startAgentProcess(folder, ['--port', '0']);
  const wrong: Clock = {
    now: () => {
      const { wall, monotonicMs } = systemClock.now();
      return { wall: wall.replace(/^\d{4}/, (year) => String(Number(year) + 3)), monotonicMs };
    },
  };
  const { client, page } = await showTill({
    hands: 'keyboard',
    size,
    open: () =>
      testTill({
        agentUrl: `http://127.0.0.1:${agent.port}`,
        enrolmentCode: () => enrolmentCode(folder),
        clock: wrong,
      }),
    before: (one) => logOn(one, 'ivana'),
  });
  await at(page, 'Start of Shift');
  await page.getByText(/^The clock of this till says \d{4}-/).waitFor();
  await shot(page, 'start-clocks-differ');
  const { services } = await accepted(client.till.state({}));
  const [till, agentSays] = [...services.clockWords.matchAll(/says (\d{4})/g)].map(([, year]) => Number(year));
  expect(till).toBe((agentSays ?? 0) + 3);
  // Nothing is held for it.
  expect((await client.shift.start({ ...id(), deposits: [] })).accepted).toBe(true);
});
