import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileOf, isOwnAddress } from '#main/host-electron/app-address.ts';
import { registerAppScheme } from '#main/host-electron/app-protocol.ts';
import { PreventableEvent } from '#test/electron/stand-in/event.ts';
import { registeredSchemes, session } from '#test/electron/stand-in/session.ts';
import { buildFirst, clientOf, type OpenedTill, openTillWindow } from '#test/electron/till-window.ts';

let till: OpenedTill | null = null;
beforeAll(buildFirst);
afterEach(async () => {
  await till?.end();
  till = null;
});

describe('the window', () => {
  it('isolates, sandboxes and knows no Node', async () => {
    till = await openTillWindow();
    expect(till.window.options['webPreferences']).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it.each([
    ['another site', 'https://shop.example/'],
    ['a page of the till itself', 'app://tillkeeper/index.html?again'],
  ])('does not leave its page for %s', async (_what, address) => {
    till = await openTillWindow();
    await till.page.evaluate(
      (to) => void window.location.assign(to.replace('app://tillkeeper', location.origin)),
      address,
    );
    await delay(200);
    const { page } = till;
    // A busy machine may still show the address it was sent to; what counts is where it comes to rest.
    await vi.waitFor(async () => expect(await page.title()).toBe('Till'), { timeout: 20_000 });
    expect(till.window.webContents.mainFrame.url).toBe('app://tillkeeper/');
  });

  it('opens no other window', async () => {
    till = await openTillWindow();
    const popup = till.page.context().waitForEvent('page');
    await till.page.evaluate(() => void window.open('https://shop.example/'));
    await vi.waitFor(async () => expect((await popup).isClosed()).toBe(true));
    expect(till.page.context().pages().length).toBe(1);
  });

  it('grants nothing', async () => {
    till = await openTillWindow();
    const granted: boolean[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'hid', 'serial', 'usb', 'openExternal']) {
      session.defaultSession.permissionRequest(null, permission, (isGranted) => granted.push(isGranted));
    }
    expect(new Set(granted)).toEqual(new Set([false]));
    expect(session.defaultSession.permissionCheck()).toBe(false);
    expect(session.defaultSession.devicePermission()).toBe(false);
    const downloads = [
      'blob:app://tillkeeper/5f0c',
      'app://tillkeeper/main.js',
      'https://example.org/x',
      'blob:https://x/1',
    ];
    const denied = downloads.filter((url) => {
      const event = new PreventableEvent();
      session.defaultSession.emit('will-download', event, { getURL: () => url });
      return event.defaultPrevented;
    });
    expect(denied, 'only a file that the window itself has made is saved').toEqual(downloads.slice(1));
  });

  it('runs no script but the till’s own files', async () => {
    const html = '<!doctype html><title>Till</title><script>document.title = "inline ran"</script>';
    till = await openTillWindow({ html });
    expect(await till.page.title()).toBe('Till');
    const reached = await till.page.evaluate(() =>
      fetch('https://shop.example/').then(
        () => 'reached',
        () => 'blocked',
      ),
    );
    expect(reached).toBe('blocked');
  });

  it('loads the page again when its process is gone, and answers it', async () => {
    till = await openTillWindow();
    const old = till.page;
    const cdp = await old.context().newCDPSession(old);
    void cdp.send('Page.crash').catch(() => {});
    const { window } = till;
    await vi.waitFor(() => expect(window.webContents.page).not.toBe(old), 45_000);
    await vi.waitFor(async () => expect(await window.webContents.page.title()).toBe('Till'), 45_000);
    const client = await clientOf(window.webContents.page);
    expect((await client.echo({ text: 'again' })).text).toBe('again');
  });
});

describe('app://tillkeeper/', () => {
  it('is registered as a standard, secure scheme that bypasses nothing', () => {
    registerAppScheme();
    expect(registeredSchemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  const folder = join('/', 'till', 'renderer');
  it.each([
    ['app://tillkeeper/', 'index.html'],
    ['app://tillkeeper/assets/index.js', 'assets/index.js'],
    ['app://tillkeeper/assets/a%20b.js?x=1#y', 'assets/a b.js'],
    ['app://tillkeeper/assets/../index.html', 'index.html'],
  ])('serves %s', (address, file) => {
    expect(fileOf(address, folder)).toBe(join(folder, file));
  });

  it.each([
    'app://tillkeeper/..%2fsecret.txt',
    'app://tillkeeper/%2e%2e%2fsecret.txt',
    'app://tillkeeper/assets/..%2f..%2fsecret.txt',
    'app://tillkeeper/..%5csecret.txt',
    'app://tillkeeper/%2fetc%2fpasswd%00.js',
    'app://tillkeeper/%E0%A4%A',
    'app://other/index.html',
    'app://tillkeeper.shop.example/index.html',
    'app://tillkeeper@shop.example/index.html',
    'file:///etc/passwd',
    'no address',
  ])('serves nothing at %s', (address) => {
    const file = fileOf(address, folder);
    expect(file === null || file.startsWith(join(folder, '/'))).toBe(true);
    if (!address.includes('%2fetc')) expect(file).toBeNull();
  });

  it('gives no file beside its folder to a page that asks for it', async () => {
    till = await openTillWindow();
    const seen = await till.page.evaluate(async () => {
      const paths = ['/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/none.js'];
      return await Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(seen).toEqual([404, 404, 404, 404]);
  });

  it('knows its own address from those that look like it', () => {
    expect(isOwnAddress('app://tillkeeper/')).toBe(true);
    for (const other of [
      'app://tillkeeper.x/',
      'http://tillkeeper/',
      'app:tillkeeper',
      'about:blank',
      '',
      'app://x/app://tillkeeper/',
    ]) {
      expect(isOwnAddress(other)).toBe(false);
    }
  });
});
