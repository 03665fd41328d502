import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFirst } from '#test/electron/till-window.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function findElectron(): string | null {
  const folder = join(ROOT, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  const program = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8').trim()) : null;
  return program !== null && existsSync(program) ? program : null;
}

const program = findElectron();
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const reason = program === null ? "Electron's runtime is not here" : hasDisplay ? null : 'there is no display';
if (reason !== null) {
  process.stderr.write(`\nSKIPPED: the suite on real Electron, because ${reason}. Its stand-in ran instead.\n\n`);
}

describe.skipIf(reason !== null)('the till in real Electron', () => {
  let folder: string;
  let electron: ElectronApplication;

  beforeAll(async () => {
    buildFirst();
    folder = mkdtempSync(join(tmpdir(), 'tillkeeper-electron-'));
    const options = {
      port: null,
      agentPort: 0,
      dataDir: join(folder, 'data'),
      printer: null,
      scanner: null,
      display: null,
      window: true,
    };
    electron = await _electron.launch({
      executablePath: program ?? '',
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, `--till-options=${JSON.stringify(options)}`],
    });
  }, 60_000);
  afterAll(async () => {
    await electron.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs on Node 24', async () => {
    expect(await electron.evaluate(() => process.versions.node)).toMatch(/^24\./);
  });

  it('shows its operators, and gives the page one port and nothing of Node', async () => {
    const page = await electron.firstWindow();
    await page.getByRole('button').first().waitFor({ timeout: 20_000 });
    expect(page.url()).toBe('app://tillkeeper/');
    const seen = await page.evaluate(() => ({
      port: Object.keys(window.tillPort ?? {}).sort(),
      rest: ['require', 'process', 'ipcRenderer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ port: ['onClose', 'onMessage', 'postMessage'], rest: [] });
  });

  it('does not leave its page', async () => {
    const page = await electron.firstWindow();
    await page.evaluate(() => window.location.assign('https://shop.example/'));
    await new Promise((done) => setTimeout(done, 500));
    expect(page.url()).toBe('app://tillkeeper/');
  });
});
