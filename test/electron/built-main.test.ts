import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFreePort } from '#main/free-port.ts';
import { buildFirst } from '#test/electron/till-window.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let folder: string;
let host: ChildProcess;
let said = '';
let browser: Browser;
let page: Page;

/** The whole built product: main bundle, agent bundle, preload and renderer; only Electron's own modules are stood in for. */
beforeAll(async () => {
  buildFirst();
  folder = mkdtempSync(join(tmpdir(), 'tillkeeper-built-'));
  const debugPort = await findFreePort(0);
  const options = {
    port: null,
    agentPort: 0,
    dataDir: join(folder, 'data'),
    printer: null,
    scanner: null,
    display: null,
    window: true,
  };
  host = spawn(
    process.execPath,
    [
      '--import',
      resolve(import.meta.dirname, 'stand-in/register.ts'),
      join(ROOT, 'out/main/main.js'),
      `--till-options=${JSON.stringify(options)}`,
    ],
    {
      env: { ...process.env, TILLKEEPER_STAND_IN: 'process', TILLKEEPER_STAND_IN_DEBUG_PORT: String(debugPort) },
      stdio: ['ignore', 'inherit', 'pipe'],
    },
  );
  host.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  browser = await vi.waitFor(() => chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`), 45_000);
  page = await vi.waitFor(async () => {
    const found = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url().includes('tillkeeper-app'));
    if (found === undefined) throw new Error(`No page yet: ${said}`);
    return found;
  }, 45_000);
});

afterAll(() => {
  host.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the built Electron till', () => {
  it('shows its operators in the built renderer, over the one channel', async () => {
    await page.getByRole('button').first().waitFor({ timeout: 45_000 });
    expect(await page.evaluate(() => window.tillPort !== undefined)).toBe(true);
    expect((await page.locator('body').innerText()).length).toBeGreaterThan(20);
  });

  it('founded its data folder from the bundle, migrations included', () => {
    expect(existsSync(join(folder, 'data/till.db'))).toBe(true);
  });

  it('starts the bundled agent', async () => {
    await vi.waitFor(() => expect(existsSync(join(folder, 'data/agent/enrolment-code')), said).toBe(true), 45_000);
    expect(said).not.toContain('The POS Agent ended');
  });

  it('makes a backup in the bundled thread', async () => {
    const name = 'till-POS1-20261127T120000Z-1.db';
    const make = { source: join(folder, 'data/till.db'), name, checked: null };
    const worker = new Worker(join(ROOT, 'out/main/backup-worker.js'), {
      workerData: { folder, tillCode: 'POS1', make },
    });
    const [said] = await once(worker, 'message');
    expect(said).toMatchObject({
      made: { kind: 'made', head: { till: 'POS1', epoch: 1 } },
      listing: { isUsable: true },
    });
    expect(existsSync(join(folder, name))).toBe(true);
  });

  it('stops in order and ends with exit code 0', async () => {
    const ended = new Promise((done) => host.once('exit', done));
    host.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
