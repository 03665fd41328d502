import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BrowserWindow } from '#test/electron/stand-in/browser-window.ts';
import { buildFirst, clientOf, type OpenedTill, openTillWindow } from '#test/electron/till-window.ts';
import { smallRouter } from '#test/host/small-contract.ts';

let till: OpenedTill;
beforeAll(buildFirst);
afterEach(async () => till.end());

/** A frame that the till would carry out if it came from its own page. */
const CALL = JSON.stringify({ i: '1', p: { u: '/echo', b: { json: { text: 'forged' } } } });

function countCalls() {
  const calls: string[] = [];
  return { calls, router: smallRouter((text) => void calls.push(text)) };
}

describe('the one channel', () => {
  it('carries calls, streams and faults between the built preload and main', async () => {
    till = await openTillWindow();
    const client = await clientOf(till.page);
    expect(await client.echo({ text: 'zł ąęółżźćńś €' })).toEqual({ text: 'zł ąęółżźćńś €' });
    const seen: number[] = [];
    for await (const number of await client.count({ to: 3 })) seen.push(number);
    expect(seen).toEqual([1, 2, 3]);
    await expect(client.fail({})).rejects.toThrow('Internal server error');
    await expect(client.echo({ text: 'x', extra: 1 } as { text: string })).rejects.toThrow('Input validation failed');
  });

  it('gives the page one port and nothing of Electron or Node', async () => {
    till = await openTillWindow();
    const seen = await till.page.evaluate(() => ({
      port: Object.keys(window.tillPort ?? {}).sort(),
      rest: ['require', 'process', 'ipcRenderer', 'electron', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ port: ['onClose', 'onMessage', 'postMessage'], rest: [] });
  });

  it('carries out a frame of the till’s own page', async () => {
    const { calls, router } = countCalls();
    till = await openTillWindow({ router });
    await till.page.evaluate((call) => window.tillPort?.postMessage(call), CALL);
    await vi.waitFor(() => expect(calls).toEqual(['forged']));
  });

  it('refuses the same frame from a frame inside the page, even one that shows the till’s own address', async () => {
    const { calls, router } = countCalls();
    till = await openTillWindow({ router, html: '<iframe src="about:blank"></iframe>' });
    const [, inner] = till.page.frames();
    if (inner === undefined) throw new Error('The page has no inner frame');
    till.window.webContents.forge(inner, 'contract', 'page-1', CALL);
    await expectSilence(calls);
  });

  it('refuses the same frame from another window', async () => {
    const { calls, router } = countCalls();
    till = await openTillWindow({ router });
    const other = new BrowserWindow({ webPreferences: {} });
    await other.loadURL('app://tillkeeper/');
    other.webContents.forge(other.webContents.page.mainFrame(), 'contract', 'page-1', CALL);
    await expectSilence(calls);
  });

  it('refuses the same frame from the main frame when it shows a foreign page', async () => {
    const { calls, router } = countCalls();
    till = await openTillWindow({ router });
    await till.window.loadURL('https://shop.example/');
    till.window.webContents.forge(till.page.mainFrame(), 'contract', 'page-1', CALL);
    await expectSilence(calls);
  });

  it.each([
    ['no page', undefined, CALL],
    ['a page that is no text', 7, CALL],
    ['data that is no frame', 'page-1', { i: 1 }],
    ['nothing', 'page-1', null],
    ['no call', 'page-1', 'no json'],
    ['too much', 'page-1', 'x'.repeat(41 * 1024 * 1024)],
  ])('is not brought down by %s', async (_what, page, data) => {
    till = await openTillWindow();
    till.window.webContents.forge(till.page.mainFrame(), 'contract', page, data);
    await new Promise((done) => setTimeout(done, 50));
    const client = await clientOf(till.page);
    expect((await client.echo({ text: 'still here' })).text).toBe('still here');
  });

  it('never gives an answer for the last page to the next one', async () => {
    const release: (() => void)[] = [];
    const slow = smallRouter((text) => (text === 'old' ? new Promise((done) => void release.push(done)) : undefined));
    till = await openTillWindow({ router: slow });
    const old = JSON.stringify({ i: '1', p: { u: '/echo', b: { json: { text: 'old' } } } });
    await till.page.evaluate((call) => window.tillPort?.postMessage(call), old);
    await vi.waitFor(() => expect(release.length).toBe(1));
    await till.window.loadURL('app://tillkeeper/');
    const client = await clientOf(till.page);
    const first = client.echo({ text: 'new' });
    release[0]?.();
    expect((await first).text).toBe('new');
  });

  it('tells the page when the till closes', async () => {
    till = await openTillWindow();
    const client = await clientOf(till.page);
    const stream = await client.count({ to: 1 });
    expect((await stream.next()).value).toBe(1);
    const closed = till.page.evaluate(() => new Promise((done) => window.tillPort?.onClose(() => done('closed'))));
    await new Promise((done) => setTimeout(done, 50));
    const ending = till.end();
    expect(await closed.catch(() => 'browser went first')).toBe('closed');
    await ending;
  });
});

async function expectSilence(calls: readonly string[]): Promise<void> {
  await new Promise((done) => setTimeout(done, 150));
  expect(calls).toEqual([]);
}
