import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type AccessToken, createAccessToken } from '#main/host-browser/access-token.ts';
import { serveContract } from '#main/host-browser/contract-socket.ts';
import { isOwnHost, isOwnOrigin, requestAddress } from '#main/host-browser/own-address.ts';
import { wordsPage } from '#main/host-browser/words-page.ts';
import type { HostedRouter } from '#main/hosted-router.ts';
import { SECURITY_HEADERS } from '#shared/security-headers.ts';

export type BrowserServerOptions = {
  readonly router: HostedRouter;
  /** The built renderer. */
  readonly rendererDir: string;
  readonly port: number;
  readonly say: (words: string) => void;
};

export type BrowserServer = {
  readonly port: number;
  /** Opens the till for whoever is given it, as often as needed. */
  readonly url: string;
  /** An address that opens the till once; for command lines, which others can read. */
  readonly issueWindowUrl: () => string;
  readonly close: () => Promise<void>;
};

/** Serves the windows and the contract on 127.0.0.1 to those who hold the token. */
export async function startBrowserServer({
  router,
  rendererDir,
  port,
  say,
}: BrowserServerOptions): Promise<BrowserServer> {
  const access = createAccessToken();
  const app = fastify({ forceCloseConnections: true, logger: false, bodyLimit: 1_024 });
  app.addHook('onRequest', async (request, reply) => admit(request, reply, access));
  await serveWindows(app, rendererDir);
  await app.listen({ host: '127.0.0.1', port });
  const served = portOf(app);
  const contract = serveContract({ server: app.server, port: served, router, access, say });
  const address = (token: string) => `http://127.0.0.1:${served}/?token=${token}`;
  return {
    port: served,
    url: address(access.token),
    issueWindowUrl: () => address(access.issueTicket()),
    close: async () => {
      contract.close();
      await app.close();
    },
  };
}

/** Runs before anything else, unknown addresses included: without token or cookie there is nothing to see. */
async function admit(request: FastifyRequest, reply: FastifyReply, access: AccessToken): Promise<unknown> {
  reply.headers(SECURITY_HEADERS);
  const { port } = request.socket.address() as { readonly port: number };
  if (!isOwnHost(request.headers.host, port) || !isOwnOrigin(request.headers.origin, port)) {
    return reply.code(421).type('text/html').send(wordsPage('Not this till', 'This is not the address of this till.'));
  }
  if (access.isCookie(request.headers.cookie, port)) return undefined;
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const offered = bearer ?? requestAddress(request.url, port)?.searchParams.get('token') ?? null;
  if (offered !== null && access.redeem(offered)) {
    reply.header('set-cookie', access.cookie(port));
    return undefined;
  }
  return reply.code(401).type('text/html').send(wordsPage('This till is locked', LOCKED_WORDS));
}

const LOCKED_WORDS =
  'Open the whole address from the line "Tillkeeper ready at ..." that this till printed when it started; ' +
  'it ends in a token. After a restart of the till there is a new one.';

async function serveWindows(app: FastifyInstance, rendererDir: string): Promise<void> {
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/html').send(wordsPage('Not found', 'There is nothing at this address of the till.')),
  );
  if (existsSync(join(rendererDir, 'index.html'))) {
    await app.register(fastifyStatic, { root: rendererDir, index: 'index.html', cacheControl: false, etag: true });
    return;
  }
  app.get('/', (_request, reply) =>
    reply
      .code(503)
      .type('text/html')
      .send(wordsPage('No windows yet', 'Run "npm run setup" and start the till again.')),
  );
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('Broken rule: the till listens on a TCP port');
  return address.port;
}
