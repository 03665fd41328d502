import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Whoever asks, or a balancer before the agent, may name a request; else the agent does. The answer says the name. */
export const REQUEST_ID_HEADER = 'x-request-id';

type RequestFacts = { readonly requestId: string };

const underWay = new AsyncLocalStorage<RequestFacts>();

/** What stands in every line of the log that is written for a request: a copy, because pino writes the line's own facts into it. */
export function requestFacts(): Partial<RequestFacts> {
  return { ...underWay.getStore() };
}

/** The name under which a fault is found in the log: that of its request. */
export function incidentId(): string {
  return underWay.getStore()?.requestId ?? randomUUID();
}

/** A name from outside stands in the log and in words to people, so it is short and plain, or it is none. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const told = headers[REQUEST_ID_HEADER];
  return typeof told === 'string' && /^[A-Za-z0-9._:-]{8,64}$/.test(told) ? told : randomUUID();
}

/** Names every request, in its answer and in the log, and writes a line when it was answered. */
export function nameRequests(server: FastifyInstance, log: Logger, callOf: (path: string) => string): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    underWay.run({ requestId: request.id }, done);
  });
  // What goes on once a body was read goes on from its socket, which serves many requests.
  server.addHook('preValidation', (request, _reply, done) => underWay.run({ requestId: request.id }, done));
  server.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId } = request;
    const ms = Math.round(reply.elapsedTime);
    const facts = { requestId, method, call: callOf(request.url.split('?', 1)[0] ?? ''), status: reply.statusCode, ms };
    // An answered call is nothing to wake anybody for; one that was turned away may be somebody trying.
    if (reply.statusCode < 400) log.debug(facts, 'answered');
    else log.info(facts, 'turned away');
  });
}
