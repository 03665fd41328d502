import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ORPCError } from '@orpc/server';
import type { FastifyInstance } from 'fastify';

/** Long enough for a database to be back after a moment, short enough that nobody waits for a person. */
const COME_BACK_MS = 5_000;
/** Some sooner, some later: whoever was sent away at once does not come back at once. */
const SPREAD_MS = 10_000;

/** Node’s own word for it. */
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/** Answers that say "not now"; each says when. */
const PASSING = new Set([408, 503]);

/** Whole seconds, as HTTP has it. `random` is chance in [0, 1). */
export function comeBackSeconds(random: number): number {
  return Math.ceil((COME_BACK_MS + random * SPREAD_MS) / 1000);
}

/** Every answer that says "not now" says when, wherever it comes from. */
export function sayWhenToComeBack(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply) => {
    if (!PASSING.has(reply.statusCode) || reply.hasHeader('retry-after')) return;
    reply.header('retry-after', comeBackSeconds(Math.random()));
  });
}

/** A request that takes too long while there is no room to wait for it: told when to come back. */
export function answerTooSlow(socket: Socket): void {
  answerUnread(Object.assign(new Error('too slow'), { code: TOO_SLOW }), socket);
}

/** What is no request, or came too slowly to be read: told in the shape of every other refusal, and the line is closed. */
export function answerUnread(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const told = unreadError(error.code);
  const { status } = told;
  const body = JSON.stringify(told.toJSON());
  const when = PASSING.has(status) ? [`Retry-After: ${comeBackSeconds(Math.random())}`] : [];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Type: application/json',
    'Connection: close',
    ...when,
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

function unreadError(code: string | undefined): ORPCError<string, unknown> {
  switch (code) {
    case TOO_SLOW:
      return new ORPCError('REQUEST_TIMEOUT', {
        status: 408,
        message: 'The request came too slowly. Nothing was stored. Send it again.',
      });
    case 'HPE_HEADER_OVERFLOW':
      return new ORPCError('HEADERS_TOO_LONG', { status: 431, message: 'Address and headers are too long.' });
    default:
      return new ORPCError('BAD_REQUEST', { status: 400, message: 'This is no request of HTTP.' });
  }
}
