import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { Door } from '#agent/door/door.ts';
import { callName } from '#agent/http/calls.ts';
import { answerUnread, sayWhenToComeBack } from '#agent/http/come-back.ts';
import { guard } from '#agent/http/door-hooks.ts';
import { tellable } from '#agent/http/fault.ts';
import { measure } from '#agent/http/metrics.ts';
import { openApiDocument } from '#agent/http/openapi-document.ts';
import { nameRequests, requestIdOf } from '#agent/http/request-id.ts';
import type { AgentRouter } from '#agent/http/router.ts';
import { errorCode } from '#agent/start/start-refusal.ts';
import { SERVICES, type ServiceName } from '#shared/contract/agent-health.ts';
import { REQUEST_BYTES_MAX } from '#shared/contract/agent-journal.ts';

export type HttpServer = FastifyInstance;

const REQUEST_MAX_MS = 30_000;

export type HttpParts = {
  readonly door: Door;
  readonly log: Logger;
  readonly version: string;
  readonly isLocalOnly: boolean;
  /** Addresses of balancers whose word on where a request comes from is believed. */
  readonly trustedProxies: readonly string[];
  /** Which of the services answer here. */
  readonly roles: readonly ServiceName[];
  /** Null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Null: it is served where the POS Agent is. */
  readonly managersPage: ((server: FastifyInstance) => Promise<void>) | null;
  /** The calls of an ERP, which has no till’s key. */
  readonly erp: (server: FastifyInstance) => Promise<void>;
};

/** HTTP around the router: JSON and nothing else, bounded in length and time, faults told by id only. */
export function httpServer(
  router: AgentRouter,
  { door, log, version, isLocalOnly, trustedProxies, tls, roles, managersPage, erp }: HttpParts,
): HttpServer {
  const server: HttpServer = fastify({
    bodyLimit: REQUEST_BYTES_MAX,
    requestTimeout: REQUEST_MAX_MS,
    keepAliveTimeout: REQUEST_MAX_MS,
    forceCloseConnections: 'idle',
    // Whoever still got through while it stops is served; its balancer was told before.
    return503OnClosing: false,
    logger: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerUnread,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    https: tls,
  });
  nameRequests(server, log, callName);
  sayWhenToComeBack(server);
  if (isLocalOnly) refuseForeignHosts(server);
  measure(server, callName);
  refuseOtherRoles(server, roles);
  const handler = new OpenAPIHandler(router, {
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

  // Made once: anybody may ask, and it takes longer than most of what a till asks.
  let document: ReturnType<typeof openApiDocument> | null = null;
  server.get('/openapi.json', async () => {
    document ??= openApiDocument(version);
    return await document;
  });
  if (managersPage !== null) void server.register(managersPage);
  void server.register(erp);
  // The door stands before everything of the tills, known or not, and before nothing else.
  void server.register((ofTills, _options, done) => {
    guard(ofTills, door);
    ofTills.all('/*', async (request, reply) => {
      const { matched } = await handler.handle(request, reply, { context: { address: request.ip } });
      // Not `callNotFound`: that would go through the door once more with the same request.
      return matched ? reply : await notFound(reply);
    });
    done();
  });
  server.setNotFoundHandler(async (_request, reply) => await notFound(reply));
  server.setErrorHandler((error, _request, reply) => {
    const known = transportError(error) ?? tellable(error, log);
    void reply.status(known.status).send(known.toJSON());
  });
  return server;
}

async function notFound(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.status(404).send(new ORPCError('NOT_FOUND', { message: 'There is no such call.' }).toJSON());
}

/** What fastify itself refuses, before any handler: in the shape of every other refusal. */
function transportError(error: unknown): ORPCError<string, unknown> | null {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  if (status === 413) {
    return new ORPCError('PAYLOAD_TOO_LARGE', { message: `A message is at most ${REQUEST_BYTES_MAX} bytes long.` });
  }
  if (status === 415) return new ORPCError('UNSUPPORTED_MEDIA_TYPE', { message: 'Messages are application/json.' });
  // Of a path that names no file of the page: to a stranger they are all the same.
  if (status === 403 || status === 404) return new ORPCError('NOT_FOUND', { message: 'There is no such file.' });
  if (status === 400 && error instanceof Error) {
    return new ORPCError('BAD_REQUEST', {
      message: `The message is not readable JSON (${errorCode(error) ?? 'syntax'}).`,
    });
  }
  return null;
}

/** A service that has its address elsewhere does not answer here, whoever asks. */
function refuseOtherRoles(server: HttpServer, roles: readonly ServiceName[]): void {
  const absent = SERVICES.filter((service) => !roles.includes(service)).map((service) => `/${service}/`);
  server.addHook('onRequest', async (request, reply) => {
    if (absent.some((prefix) => request.url.startsWith(prefix))) return await notFound(reply);
  });
}

/** A page in a browser of this machine may point its own name at 127.0.0.1; the name it asks for gives it away. */
function refuseForeignHosts(server: HttpServer): void {
  server.addHook('onRequest', async (request, reply) => {
    if (/^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) return;
    await reply
      .status(403)
      .send(new ORPCError('FORBIDDEN', { message: 'This agent answers to its own machine only.' }).toJSON());
  });
}
