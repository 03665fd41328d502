import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { accepted, id, sellLoaf, startShift, temporaryFolder, testTill } from '#test/till/test-till.ts';
import { startTool } from '#test/tools/run-tool.ts';

async function simulatedDisplay(...more: readonly string[]) {
  const program = startTool('sim/sim-display', ['--port', '0', '--control', '0', ...more]);
  onTestFinished(() => program.kill('SIGKILL'));
  const lines = await program.lines(more.includes('--serial') ? 3 : 2);
  const page = /http:\S+/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  const plug = (how: 'on' | 'off') => fetch(new URL(how, page), { method: 'POST' });
  const shown = async () => JSON.stringify(await (await fetch(new URL('state', page))).json());
  return { program, page, plug, shown, address: /tcp:127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0] ?? '' };
}

it('the simulated display is a program of its own: shows what the till says, and its page and switches work', async () => {
  const { address, page, plug, program, shown } = await simulatedDisplay();
  const { client } = await testTill({ display: `cd5220:${address}` });
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await expect.poll(shown, { timeout: 20_000 }).toContain('1.85');
  expect(await (await fetch(page)).text()).toContain('<');
  for (const _turn of [1, 2]) expect((await plug('off')).ok).toBe(true);
  // A display that is off holds nothing up.
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  for (const _turn of [1, 2]) expect((await plug('on')).ok).toBe(true);
  await expect.poll(shown, { timeout: 20_000 }).toContain('3.70');
  program.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
}, 60_000);

it.skipIf(whyNoSerialLine() !== null)(
  'stands at a serial port too',
  async () => {
    const path = join(temporaryFolder(), 'display');
    const { shown } = await simulatedDisplay('--serial', path);
    const { client } = await testTill({ display: `epson:serial:${path}:9600` });
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await expect.poll(shown, { timeout: 20_000 }).toContain('1.85');
  },
  60_000,
);

it('leads to the printer behind it, both ways: the paper is proven through it', async () => {
  const printer = await simOnSocket();
  const { address, shown } = await simulatedDisplay('--printer', printer.address);
  const { client } = await testTill({ printer: address, display: `cd5220:${address}` });
  await startShift(client);
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  const setting = { id: 'receipt', name: 'Counter', address, profileId: 'epson-tm-t88' };
  await accepted(client.device.printer.set({ ...id(), authorisation, printer: setting }));
  await sellLoaf(client);
  const newest = async () => (await accepted(client.paper.roll({}))).jobs[0]?.state;
  await expect.poll(newest, { timeout: 20_000 }).toBe('printed');
  expect(slipTexts(printer.sim).join()).toContain('PA/2026/POS1/000001');
  await expect.poll(shown, { timeout: 20_000 }).toContain('Thank you');
}, 60_000);

it('that cannot start whole ends at once and says why', async () => {
  const { address } = await simulatedDisplay();
  const taken = address.split(':').at(-1) ?? '';
  const ended = await startTool('sim/sim-display', ['--port', '0', '--control', taken]).ended;
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`port ${taken} is taken`) });
}, 30_000);

it.each([['--port', 'x'], ['--colour', 'red'], ['more'], ['--printer', 'usb']])(
  '%s %s is refused in words',
  async (...args) => {
    const { code, stderr } = await startTool('sim/sim-display', args).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('npm run sim:display -- --help');
  },
);
