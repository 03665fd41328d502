import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { AMOUNT, drivenTerminal, never } from '#test/terminal/driven-terminal.ts';
import { SHORT } from '#test/terminal/patience.ts';
import { temporaryFolder } from '#test/till/test-till.ts';
import { startTool } from '#test/tools/run-tool.ts';

const deadlines = { ...SHORT, runMs: 10_000 };

async function simulatedTerminal(...more: readonly string[]) {
  const program = startTool('sim/terminal', ['--port', '0', '--control', '0', ...more]);
  onTestFinished(() => program.kill('SIGKILL'));
  const lines = await program.lines(more.length === 0 ? 2 : 3);
  const page = /http:\S+/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  const plan = (body: string) => fetch(new URL('plan', page), { method: 'POST', body });
  const state = async () =>
    (await (await fetch(new URL('state', page))).json()) as {
      readonly chargedMinor: number;
      readonly planned: readonly object[];
    };
  return { program, lines, page, plan, state, port: Number(/tcp:127\.0\.0\.1:(\d+)/.exec(lines[0] ?? '')?.[1]) };
}

it('the simulated terminal is a program of its own: pays, takes plans, and shows what it did', async () => {
  const { page, plan, port, program, state } = await simulatedTerminal();
  const { hooks, terminal } = drivenTerminal({ port }, { deadlines });
  expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({ kind: 'approved' });

  expect((await plan('{"decline":113}')).status).toBe(200);
  expect((await state()).planned).toEqual([{ decline: 113 }]);
  const refused = await plan('{"decline":"x"}');
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('at decline')]);
  expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({ kind: 'declined', code: '71' });
  expect(await state()).toMatchObject({ chargedMinor: 2_521, planned: [] });
  expect(await (await fetch(page)).text()).toContain('Simulated payment terminal');
  program.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

it.skipIf(whyNoSerialLine() !== null)(
  'makes a pseudo terminal of its own, at which one till may come after the other',
  async () => {
    const path = join(temporaryFolder(), 'terminal');
    const { lines, state } = await simulatedTerminal('--serial', path);
    expect(lines[1]).toBe(`Terminal at serial:${path}:9600`);
    const pay = async () => {
      const { hooks, terminal } = drivenTerminal({ path }, { deadlines });
      return terminal.authorise(AMOUNT, hooks, never());
    };
    expect(await pay()).toMatchObject({ kind: 'approved', result: { receiptNumber: '0001' } });
    // The first till may still be closing the port.
    await expect.poll(pay, { timeout: 20_000 }).toMatchObject({ kind: 'approved', result: { receiptNumber: '0002' } });
    expect((await state()).chargedMinor).toBe(2 * AMOUNT.amountMinor);
  },
  30_000,
);

it('that cannot start whole ends at once and says why', async () => {
  const { port } = await simulatedTerminal();
  const taken = await startTool('sim/terminal', ['--port', '0', '--control', String(port)]).ended;
  expect(taken).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`port ${port} is taken`) });
});

it.each([['--port', 'x'], ['--colour', 'red'], ['more']])('%s %s is refused in words', async (...args) => {
  const { code, stderr } = await startTool('sim/terminal', args).ended;
  expect(code).toBe(2);
  expect(stderr).toContain('npm run sim:terminal -- --help');
});
