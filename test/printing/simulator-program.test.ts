import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { must } from '#shared/assert.ts';
import { accepted, id, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';
import { startTool } from '#test/tools/run-tool.ts';

type Shown = { readonly printed: number; readonly slips: readonly unknown[]; readonly kicks: readonly unknown[] };

async function simulatedPrinter(...more: readonly string[]) {
  const cable = more.includes('--serial') ? [] : ['--port', '0'];
  const program = startTool('sim/printer', [...cable, '--control', '0', ...more]);
  onTestFinished(() => program.kill('SIGKILL'));
  const lines = await program.lines(2);
  const page = /http:\S+/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  const at = (path: string) => fetch(new URL(path, page));
  const tell = (path: string, body: object) =>
    fetch(new URL(path, page), { method: 'POST', body: JSON.stringify(body) });
  const state = async () => (await (await at('state')).json()) as Shown;
  return { program, at, tell, state, address: /tcp:127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0] ?? '' };
}

async function tillOn(address: string) {
  const till = await testTill();
  await startShift(till.client);
  const printer = { id: 'receipt', name: 'Counter', address, profileId: 'epson-tm-t88' };
  await accepted(
    till.client.device.printer.set({ ...id(), authorisation: { operatorId: 'ivana', pin: '1234' }, printer }),
  );
  return till.client;
}

describe('the simulated printer is a program of its own', () => {
  it('prints what a till sends, shows it as text and as a picture, breaks when told, and the paper is finished', async () => {
    const { address, at, program, state, tell } = await simulatedPrinter();
    const client = await tillOn(address);
    await sellLoaf(client);
    const newest = async () => (await accepted(client.paper.roll({}))).jobs[0];
    await expect.poll(async () => (await newest())?.state, { timeout: 20_000 }).toBe('printed');
    const texts = async () => {
      const { slips } = await state();
      return (await Promise.all(slips.map(async (_, index) => (await at(`slip/${index}.txt`)).text()))).join('\n');
    };
    expect(await texts()).toContain('PA/2026/POS1/000001');
    const picture = await at('slip/0.png');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
    expect(await (await at('')).text()).toContain('<');

    expect((await tell('fault', { what: 'paper_out', printed: 300 })).status).toBe(200);
    await sellLoaf(client);
    await expect.poll(async () => (await newest())?.state, { timeout: 20_000 }).toBe('suspended');
    expect((await tell('set', { paper: 'ok' })).status).toBe(200);
    await expect.poll(async () => (await newest())?.state, { timeout: 20_000 }).toBe('printed');
    expect((await texts()).split('PA/2026/POS1/000002').length).toBeGreaterThan(1);
    expect((await tell('fault', { what: 'earthquake' })).status).toBe(400);
    expect((await at('slip/99.txt')).status).toBe(404);
    program.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
  }, 90_000);

  it('stands at a serial port', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-sim-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'printer');
    const { state } = await simulatedPrinter('--serial', path, '--profile', 'epson-tm-t88');
    const client = await tillOn(`serial:${path}:115200`);
    await sellLoaf(client);
    await expect.poll(async () => (await state()).slips.length, { timeout: 20_000 }).toBeGreaterThan(0);
  }, 60_000);

  it('that cannot start whole ends at once and says why', async () => {
    const { address } = await simulatedPrinter();
    const taken = address.split(':').at(-1) ?? '';
    const control = await startTool('sim/printer', ['--port', '0', '--control', taken]).ended;
    expect(control).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`port ${taken} is taken`) });
    const nowhere = await startTool('sim/printer', ['--serial', '/no/such/folder/printer', '--control', '0']).ended;
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('is its folder there?') });
  }, 30_000);

  it.each([
    ['--port', 'x'],
    ['--profile', 'dot-matrix'],
    ['more'],
    ['--xonxoff'],
    ['--port', '0', '--serial', '/tmp/x'],
  ])('%s %s %s is refused in words', async (...args) => {
    const { code, stderr } = await startTool('sim/printer', args).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('npm run sim:printer -- --help');
  });

  it('ends with the npm that a person sees, also where that is told to end and says nothing', async () => {
    const npm = spawn('npm', ['run', '-s', 'sim:printer', '--', '--port', '0', '--control', '0'], {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own, so that nothing of it outlives a red test.
      detached: true,
    });
    onTestFinished(() => {
      try {
        process.kill(-must(npm.pid, 'npm runs'), 'SIGKILL');
      } catch {
        // It is gone, as it should be.
      }
    });
    const page = await new Promise<string>((done) => {
      let said = '';
      npm.stdout.on('data', (chunk) => {
        said += chunk;
        const found = /http:\S+/.exec(said)?.[0];
        if (found !== undefined) done(found);
      });
    });
    expect((await fetch(page)).status).toBe(200);
    npm.kill('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(page).then(
            () => 'there',
            () => 'gone',
          ),
        { timeout: 20_000 },
      )
      .toBe('gone');
  });
});
