import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, startBrowserServer } from '#main/host-browser/server.ts';
import { type smallContract, smallRouter } from '#test/host/small-contract.ts';

let folder: string;
let server: BrowserServer;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillkeeper-server-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Till</title><p>the windows</p>');
  await writeFile(join(folder, 'renderer', 'main.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  server = await startBrowserServer({
    router: smallRouter(),
    rendererDir: join(folder, 'renderer'),
    port: 0,
    say: () => {},
  });
  token = new URL(server.url).searchParams.get('token') ?? '';
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

type Answer = { status: number; body: string; headers: NodeJS.Dict<string | string[]> };

/** Plain http, because fetch does not let a test say `Host` or send a path with dots. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function logIn(): Promise<string> {
  const { headers } = await ask(`/?token=${token}`);
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

describe('the page', () => {
  it('has a token of at least 128 bits that differs with every start', async () => {
    const other = await startBrowserServer({ router: smallRouter(), rendererDir: folder, port: 0, say: () => {} });
    await other.close();
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(other.url).not.toContain(token);
  });

  it('is refused in words without token and cookie', async () => {
    const answer = await ask('/');
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('Open the whole address');
    expect(answer.body).not.toContain('the windows');
  });

  it.each(['/main.js', '/nothing-here', '/contract'])('gives out %s to nobody without the token', async (path) => {
    expect((await ask(path)).status).toBe(401);
  });

  it('exchanges the token for a cookie that scripts of the page cannot read and other sites cannot send', async () => {
    const answer = await ask(`/?token=${token}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('the windows');
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(String(answer.headers['set-cookie'])).not.toContain(token);
  });

  it('opens by the cookie, and by the token in a header', async () => {
    expect((await ask('/', { cookie: await logIn() })).status).toBe(200);
    expect((await ask('/main.js', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it.each([
    ['a wrong token', '/?token=wrong', {}],
    ['an empty token', '/?token=', {}],
    ['a wrong cookie', '/', { cookie: 'tillkeeper-1=x; tillkeeper=y' }],
  ])('is refused to %s', async (_what, path, headers) => {
    expect((await ask(path, headers)).status).toBe(401);
  });

  it('opens once by the address given to a window', async () => {
    const path = new URL(server.issueWindowUrl()).search;
    expect((await ask(`/${path}`)).status).toBe(200);
    expect((await ask(`/${path}`)).status).toBe(401);
  });

  it('is refused under a foreign name even with the token', async () => {
    const answer = await ask(`/?token=${token}`, { host: `till.example:${server.port}` });
    expect(answer.status).toBe(421);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/..%5csecret.txt'])(
    'gives out nothing beside its folder (%s)',
    async (path) => {
      const answer = await ask(path, { authorization: `Bearer ${token}` });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('not for the page');
    },
  );

  it('carries a strict content security policy, refusals included', async () => {
    for (const answer of [await ask('/'), await ask(`/?token=${token}`)]) {
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(answer.headers['x-frame-options']).toBe('DENY');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('says what to do when the windows are not built', async () => {
    const bare = await startBrowserServer({
      router: smallRouter(),
      rendererDir: join(folder, 'none'),
      port: 0,
      say: () => {},
    });
    const answer = await fetch(bare.url);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run setup');
    await bare.close();
  });

  it('listens on 127.0.0.1 only', async () => {
    const isOpen = await new Promise((resolve) => {
      const socket = connectTcp({ host: '127.0.0.2', port: server.port }, () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    expect(isOpen).toBe(false);
  });
});

type Handshake = { readonly path?: string; readonly headers?: Record<string, string> };

function openSocket({ path = '/contract', headers = {} }: Handshake): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
}

/** 101 for an open socket, else the status of the refusal. */
function knock(handshake: Handshake): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = openSocket(handshake);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
}

function clientOf(socket: WebSocket): ContractRouterClient<typeof smallContract> {
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}

describe('the contract socket', () => {
  it('opens by the cookie from the own page', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    expect(await knock({ headers: { cookie: await logIn(), origin } })).toBe(101);
  });

  it('opens by the token for scripts, in the address or a header', async () => {
    expect(await knock({ path: `/contract?token=${token}` })).toBe(101);
    expect(await knock({ headers: { authorization: `Bearer ${token}` } })).toBe(101);
  });

  it('is refused without either', async () => {
    expect(await knock({})).toBe(401);
    expect(await knock({ path: '/contract?token=wrong' })).toBe(401);
  });

  it('is refused to a page of another origin even with the cookie', async () => {
    const cookie = await logIn();
    expect(await knock({ headers: { cookie, origin: 'http://shop.example' } })).toBe(403);
    expect(await knock({ headers: { cookie, origin: 'http://127.0.0.1:1' } })).toBe(403);
    expect(await knock({ headers: { cookie, origin: 'null' } })).toBe(403);
  });

  it('is refused under a foreign name even with the token', async () => {
    expect(await knock({ path: `/contract?token=${token}`, headers: { host: 'till.example' } })).toBe(421);
  });

  it('is nowhere else', async () => {
    expect(await knock({ path: `/other?token=${token}` })).toBe(404);
  });

  it('carries calls, streams and faults, and keeps the inside of a fault to itself', async () => {
    const socket = openSocket({ path: `/contract?token=${token}` });
    const client = clientOf(socket);
    expect(await client.echo({ text: 'zł ąęółżźćńś €' })).toEqual({ text: 'zł ąęółżźćńś €' });
    const seen: number[] = [];
    for await (const number of await client.count({ to: 3 })) seen.push(number);
    expect(seen).toEqual([1, 2, 3]);
    await expect(client.fail({})).rejects.toThrow('Internal server error');
    await expect(client.echo({ text: 'x', extra: 1 } as { text: string })).rejects.toThrow('Input validation failed');
    socket.close();
  });

  it('takes messages of a whole catalogue, and ends a socket that sends more than 40 MB', async () => {
    const socket = openSocket({ path: `/contract?token=${token}` });
    const client = clientOf(socket);
    const text = 'x'.repeat(32_000_000);
    expect((await client.echo({ text })).text.length).toBe(text.length);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('x'.repeat(42_000_000));
    expect(await closed).toBe(1009);
    expect((await ask(`/?token=${token}`)).status).toBe(200);
  });

  it.each(['', 'no json', '{"i":1}', '[]', '{"i":"a","t":99,"p":null}'])(
    'is not brought down by a misshapen message (%j)',
    async (message) => {
      const socket = openSocket({ path: `/contract?token=${token}` });
      await new Promise((resolve) => socket.on('open', resolve));
      socket.send(message);
      expect((await clientOf(socket).echo({ text: 'still here' })).text).toBe('still here');
      socket.close();
    },
  );

  it('ends a socket that sends something other than text', async () => {
    const socket = openSocket({ path: `/contract?token=${token}` });
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.on('open', () => socket.send(Buffer.from([1, 2, 3])));
    expect(await closed).toBe(1003);
  });

  it('is told when the till closes', async () => {
    const closing = await startBrowserServer({ router: smallRouter(), rendererDir: folder, port: 0, say: () => {} });
    const socket = new WebSocket(closing.url.replace('http', 'ws').replace('/?', '/contract?'));
    await new Promise((resolve) => socket.on('open', resolve));
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await closing.close();
    expect(await closed).toBe(1001);
  });
});
