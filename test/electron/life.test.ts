import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runElectronHost } from '#main/host-electron/electron-host.ts';
import { stopOnQuit } from '#main/host-electron/shutdown.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { app } from '#test/electron/stand-in/app.ts';
import { BrowserWindow } from '#test/electron/stand-in/browser-window.ts';
import { shownErrors } from '#test/electron/stand-in/desktop.ts';
import { buildFirst, forgetElectron, openTillWindow } from '#test/electron/till-window.ts';

beforeAll(buildFirst);
afterEach(forgetElectron);

const OPTIONS = {
  port: null,
  agentPort: 0,
  agentUrl: null,
  agentCaFile: null,
  enrolmentCode: null,
  tillCode: null,
  dataDir: '/nowhere',
  printer: null,
  scanner: null,
  display: null,
  terminal: null,
  window: true,
};
const PLACES = { preloadFile: '/nowhere', rendererDir: '/nowhere', agentFile: '/nowhere' };

describe('a second start', () => {
  it('brings the first window to the front', async () => {
    const till = await openTillWindow();
    till.window.isMinimizedNow = true;
    till.window.calls.length = 0;
    app.emit('second-instance');
    expect(till.window.calls).toEqual(['restore', 'show', 'focus']);
    await till.end();
  });

  it('ends with exit code 1 before it touches the data folder', async () => {
    app.isLockFree = false;
    const openTill = vi.fn();
    await runElectronHost({ options: OPTIONS, places: PLACES, openTill });
    expect(app.exitCode).toBe(1);
    expect(openTill).not.toHaveBeenCalled();
    expect(BrowserWindow.all).toEqual([]);
  });
});

describe('a start', () => {
  it('that is refused shows the words and ends with exit code 1', async () => {
    const openTill = () => Promise.reject(new StartRefusal('This data folder is from a newer version.'));
    await runElectronHost({ options: OPTIONS, places: PLACES, openTill });
    expect(shownErrors.at(-1)).toEqual({ title: 'Tillkeeper', words: 'This data folder is from a newer version.' });
    expect(app.exitCode).toBe(1);
    expect(BrowserWindow.all).toEqual([]);
  });
});

describe('a shutdown', () => {
  it('closes the channel, then the till, then the agent, and only then ends', async () => {
    const seen: string[] = [];
    const step = (name: string) => ({ name, maxMs: 1_000, stop: () => delay(5).then(() => void seen.push(name)) });
    app.on('stand-in-exited', (code) => seen.push(`exit ${code}`));
    stopOnQuit([step('contract'), step('till'), step('agent')], () => {});
    app.quit();
    app.quit();
    await vi.waitFor(() => expect(seen).toEqual(['contract', 'till', 'agent', 'exit 0']));
  });

  it('waits for the till to close', async () => {
    let isClosed = false;
    const close = async () => {
      await delay(300);
      isClosed = true;
    };
    const till = await openTillWindow({ closeTill: close });
    const exited = new Promise((done) => app.once('stand-in-exited', done));
    app.emit('window-all-closed');
    expect(await exited).toBe(0);
    expect(isClosed).toBe(true);
    expect(till.stopped).toEqual(['till']);
    await till.end();
  });

  it('passes over a part that hangs, names it and says so by the exit code', async () => {
    const said: string[] = [];
    const seen: string[] = [];
    const exited = new Promise((done) => app.once('stand-in-exited', done));
    stopOnQuit(
      [
        { name: 'the contract', maxMs: 50, stop: () => new Promise(() => {}) },
        { name: 'the till', maxMs: 50, stop: () => void seen.push('till') },
      ],
      (words) => said.push(words),
    );
    app.quit();
    expect(await exited).toBe(1);
    expect(seen).toEqual(['till']);
    expect(said).toEqual(['Stopping the contract: no end after 0.05 s, going on.']);
  });
});
