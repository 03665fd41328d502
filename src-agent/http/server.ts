import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import { type FastifyInstance, fastify } from 'fastify';
import type { Logger } from 'pino';
import { tellable } from '#agent/http/fault.ts';
import { openApiDocument } from '#agent/http/openapi-document.ts';
import type { AgentRouter } from '#agent/http/router.ts';
import { errorCode } from '#agent/start/start-refusal.ts';
import { REQUEST_BYTES_MAX } from '#shared/contract/agent-journal.ts';

export type HttpServer = FastifyInstance;

const REQUEST_MAX_MS = 30_000;

/** HTTP around the router: JSON and nothing else, bounded in length and time, faults told by id only. */
export function httpServer(
  router: AgentRouter,
  { log, version, isLocalOnly }: { readonly log: Logger; readonly version: string; readonly isLocalOnly: boolean },
): HttpServer {
  const server: HttpServer = fastify({
    bodyLimit: REQUEST_BYTES_MAX,
    requestTimeout: REQUEST_MAX_MS,
    keepAliveTimeout: REQUEST_MAX_MS,
    forceCloseConnections: 'idle',
    logger: false,
  });
  server.removeContentTypeParser('text/plain');
  if (isLocalOnly) refuseForeignHosts(server);

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

  server.get('/openapi.json', async () => await openApiDocument(version));
  server.all('/*', async (request, reply) => {
    const { matched } = await handler.handle(request, reply, { context: {} });
    if (!matched) reply.callNotFound();
    return reply;
  });
  server.setNotFoundHandler((_request, reply) => {
    void reply.status(404).send(new ORPCError('NOT_FOUND', { message: 'There is no such call.' }).toJSON());
  });
  server.setErrorHandler((error, _request, reply) => {
    const known = transportError(error) ?? tellable(error, log);
    void reply.status(known.status).send(known.toJSON());
  });
  return server;
}

/** What fastify itself refuses, before any handler: in the shape of every other refusal. */
function transportError(error: unknown): ORPCError<string, unknown> | null {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  if (status === 413) {
    return new ORPCError('PAYLOAD_TOO_LARGE', { message: `A message is at most ${REQUEST_BYTES_MAX} bytes long.` });
  }
  if (status === 415) return new ORPCError('UNSUPPORTED_MEDIA_TYPE', { message: 'Messages are application/json.' });
  if (status === 400 && error instanceof Error) {
    return new ORPCError('BAD_REQUEST', {
      message: `The message is not readable JSON (${errorCode(error) ?? 'syntax'}).`,
    });
  }
  return null;
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
