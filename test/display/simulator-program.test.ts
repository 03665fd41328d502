import { expect, it, onTestFinished } from 'vitest';
import { accepted, id, startShift, testTill } from '#test/till/test-till.ts';
import { startTool } from '#test/tools/run-tool.ts';

it('the simulated display is a program of its own: shows what the till says, and its page and switches work', async () => {
  const program = startTool('sim/sim-display', ['--port', '0', '--control', '0']);
  onTestFinished(() => program.kill('SIGKILL'));
  const [line = ''] = await program.lines(1);
  const address = /tcp:127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
  const page = /http:\S+/.exec(line)?.[0] ?? '';
  const shown = async () => JSON.stringify(await (await fetch(new URL('state', page))).json());
  const { client } = await testTill({ display: `cd5220:${address}` });
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await expect.poll(shown, { timeout: 20_000 }).toContain('1.85');
  expect(await (await fetch(page)).text()).toContain('<');
  expect((await fetch(new URL('off', page), { method: 'POST' })).ok).toBe(true);
  // A display that is off holds nothing up.
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  expect((await fetch(new URL('on', page), { method: 'POST' })).ok).toBe(true);
  await expect.poll(shown, { timeout: 20_000 }).toContain('3.70');
  program.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
}, 60_000);
