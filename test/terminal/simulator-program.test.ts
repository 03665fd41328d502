import { expect, it, onTestFinished } from 'vitest';
import { AMOUNT, drivenTerminal, never } from '#test/terminal/driven-terminal.ts';
import { SHORT } from '#test/terminal/patience.ts';
import { startTool } from '#test/tools/run-tool.ts';

it('the simulated terminal is a program of its own: pays, takes plans, and shows what it did', async () => {
  const program = startTool('sim/terminal', ['--port', '0', '--control', '0']);
  onTestFinished(() => program.kill('SIGKILL'));
  const [at = '', watch = ''] = await program.lines(2);
  const port = Number(/tcp:127\.0\.0\.1:(\d+)/.exec(at)?.[1]);
  const page = /http:\S+/.exec(watch)?.[0] ?? '';
  const { hooks, terminal } = drivenTerminal({ port }, { deadlines: { ...SHORT, runMs: 10_000 } });
  expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({ kind: 'approved' });

  expect((await fetch(new URL('plan', page), { method: 'POST', body: '{"decline":113}' })).status).toBe(200);
  expect((await fetch(new URL('plan', page), { method: 'POST', body: '{"decline":"x"}' })).status).toBe(400);
  expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({ kind: 'declined', code: '71' });
  const state = (await (await fetch(new URL('state', page))).json()) as { readonly chargedMinor: number };
  expect(state.chargedMinor).toBe(2_521);
  expect(await (await fetch(page)).text()).toContain('Simulated payment terminal');
  program.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

it.each([['--port', 'x'], ['--colour', 'red'], ['more']])('%s %s is refused in words', async (...args) => {
  const { code, stderr } = await startTool('sim/terminal', args).ended;
  expect(code).toBe(2);
  expect(stderr).toContain('npm run sim:terminal -- --help');
});
