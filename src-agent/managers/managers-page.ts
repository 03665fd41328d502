import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { tellable } from '#agent/http/fault.ts';
import type { ManagersRouter } from '#agent/managers/managers-router.ts';
import { findPageSession, type PageSession } from '#agent/managers/page-session.ts';
import { serveExports } from '#agent/managers/serve-exports.ts';
import { readTicket, ticketCookie } from '#agent/managers/ticket-cookie.ts';
import { CSRF_HEADER, MANAGERS_RPC } from '#shared/contract/managers-contract.ts';
import { SECURITY_HEADERS } from '#shared/security-headers.ts';

/** Seen from src-agent/managers and from a bundle two folders deep alike. */
const BUILT_PAGE = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const CALL_BYTES_MAX = 1_048_576;

export type ManagersPageParts = {
  readonly router: ManagersRouter;
  readonly database: AgentDatabase;
  readonly now: () => string;
  readonly log: Logger;
  /** Over HTTPS the ticket travels by nothing else. */
  readonly isSecure: boolean;
};

/** The managers' page and its calls under /managers. No till signs here: whoever logs on carries a ticket in a cookie. */
export async function serveManagersPage(server: FastifyInstance, parts: ManagersPageParts): Promise<void> {
  server.addHook('onRequest', async (_request, reply) => void reply.headers(SECURITY_HEADERS));
  server.removeContentTypeParser('text/plain');
  serveCalls(server, parts);
  serveExports(server, parts);
  server.get('/managers', async (_request, reply) => await reply.redirect('/managers/'));
  if (!existsSync(join(BUILT_PAGE, 'managers.html'))) {
    server.get('/managers/', async (_request, reply) => await reply.status(503).type('text/plain').send(NOT_BUILT));
    return;
  }
  await server.register(fastifyStatic, {
    root: BUILT_PAGE,
    prefix: '/managers/',
    index: 'managers.html',
    // The windows of tills lie in the same folder and are none of the page's business.
    allowedPath: (path) => path === '/' || path === '/managers.html' || path.startsWith('/assets/'),
    cacheControl: false,
    etag: true,
  });
}

const NOT_BUILT = 'The managers’ page is not built yet. Run "npm run setup" and start the agent again.\n';

function serveCalls(server: FastifyInstance, { router, database, now, log, isSecure }: ManagersPageParts): void {
  const handler = new RPCHandler(router, {
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw tellable(error, log);
        }
      },
    ],
  });
  server.post(`${MANAGERS_RPC}/*`, { bodyLimit: CALL_BYTES_MAX }, async (request, reply) => {
    const ticket = readTicket(request.headers.cookie);
    const session = ticket === null ? null : await findPageSession(database, ticket, now());
    if (!isFromOwnPage(request, session)) return await refuseStranger(reply);
    reply.header('cache-control', 'no-store');
    const { matched } = await handler.handle(request, reply, {
      prefix: MANAGERS_RPC,
      context: {
        address: request.ip,
        session,
        giveTicket: (given) => void reply.header('set-cookie', ticketCookie(given, isSecure)),
      },
    });
    if (matched) return reply;
    return await reply.status(404).send(new ORPCError('NOT_FOUND', { message: 'There is no such call.' }).toJSON());
  });
}

/**
 * Against forged requests of other pages, three times over: the browser says where a request comes from, other pages may
 * not send the header, and once somebody is logged on they do not know what has to stand in it.
 */
function isFromOwnPage({ headers, url }: FastifyRequest, session: PageSession | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) return false;
  const told = headers[CSRF_HEADER];
  if (typeof told !== 'string') return false;
  return session === null || told === session.csrfToken || BEFORE_THE_TOKEN.has(url);
}

/** A page that was just loaded does not know its token yet: it asks for it, or logs on. */
const BEFORE_THE_TOKEN = new Set([`${MANAGERS_RPC}/logon/greet`, `${MANAGERS_RPC}/logon/logOn`]);

async function refuseStranger(reply: FastifyReply): Promise<FastifyReply> {
  return await reply
    .status(403)
    .send(new ORPCError('FORBIDDEN', { message: 'This call does not come from the managers’ page.' }).toJSON());
}
