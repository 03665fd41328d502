import { ORPCError } from '@orpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Admission, openAdmission } from '#agent/door/admission.ts';
import type { About, Door, Refused } from '#agent/door/door.ts';
import { openReading } from '#agent/door/reading.ts';
import type { SignedMessage } from '#agent/door/verify-signature.ts';
import { answerTooSlow } from '#agent/http/come-back.ts';
import { OPEN_TO_ALL } from '#agent/http/open-to-all.ts';
import { DOOR_REFUSALS, type DoorRefusal, type KeyName } from '#shared/contract/agent-door.ts';
import { REQUEST_BYTES_MAX } from '#shared/contract/agent-journal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The till that signed; null where nothing has to be signed. */
    signer: KeyName | null;
    isUnderWay: boolean;
  }
}

/** So much may be on its way in at once. */
const READ_BYTES_MAX = 32 * REQUEST_BYTES_MAX;
const ENROL = '/pos-agent/v1/tills/enrol';

const WORDS: Readonly<Record<DoorRefusal, string>> = {
  SIGNATURE_MISSING: 'The request is not signed by a till.',
  SIGNATURE_WRONG: 'The signature of the request is wrong, or is not over method, path, query and body.',
  TILL_UNKNOWN: 'No till with this key is enrolled. Enrol it first.',
  CLOCK_DIFFERS: 'The request was signed at another time than now. Sign it with the time of this server.',
  REPLAYED: 'This very request was answered before.',
  TILL_REVOKED: 'This till was revoked. It is let in no more.',
  KEY_REPLACED: 'Another machine has taken the place of this till.',
  OTHER_TILL: 'The request is about another till than the one that signed it.',
  TOO_MANY_REQUESTS: 'Too many requests. Come back later.',
  BUSY: 'Too many requests at once. Nothing was stored. Come back later.',
};

/** Nobody comes in but through here: bounded in number, signed, in time, about itself, once. */
export function guard(server: FastifyInstance, door: Door, admission: Admission = ownAdmission()): void {
  server.decorateRequest('signer', null);
  server.decorateRequest('isUnderWay', false);
  server.removeContentTypeParser(['application/json', 'text/plain']);
  // Kept as bytes until it is known who sent them: the digest is over bytes, and a stranger's JSON need not be read.
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const reading = openReading(READ_BYTES_MAX);
  server.addHook('onRequest', async (request, reply) => {
    if (OPEN_TO_ALL.has(pathOf(request))) return;
    const awayMs = admission.turnAway();
    if (awayMs !== null) return await sendAway(reply, awayMs);
    reading.begin(request, { bytes: announced(request), drop: () => answerTooSlow(request.socket) });
  });
  const leave = async (request: FastifyRequest): Promise<void> => {
    reading.end(request);
    if (request.isUnderWay) admission.leave();
    request.isUnderWay = false;
  };
  // A stream that goes on for hours is no work any more once it has begun.
  server.addHook('onSend', leave);
  server.addHook('onRequestAbort', leave);
  server.addHook('onResponse', leave);

  const parseJson = jsonParser(server);
  server.addHook('preHandler', async (request, reply) => {
    const path = pathOf(request);
    if (OPEN_TO_ALL.has(path)) return;
    reading.end(request);
    const awayMs = admission.enter();
    if (awayMs !== null) return await sendAway(reply, awayMs);
    request.isUnderWay = true;
    const bytes = Buffer.isBuffer(request.body) ? request.body : null;
    const message = { method: request.method, target: request.url, headers: request.headers, body: bytes };
    if (isAskedTwice(request)) return await refuse(reply, { code: 'OTHER_TILL' });
    const about = async (): Promise<About> => {
      if (bytes === null) return queryOf(message);
      request.body = await parseJson(request, bytes);
      return isRecord(request.body) ? request.body : {};
    };
    const admitted = await (path === ENROL ? door.admitNew : door.admit)(message, about, request.ip);
    if (!admitted.ok) return await refuse(reply, admitted.refusal);
    request.signer = admitted.value;
  });
}

/** Fastify's own, which takes no field that would change what an object is. */
function jsonParser(server: FastifyInstance): (request: FastifyRequest, bytes: Buffer) => Promise<unknown> {
  const parse = server.getDefaultJsonParser('error', 'error');
  return async (request, bytes) =>
    await new Promise((resolve, reject) => {
      void parse(request, bytes.toString('utf8'), (error, value: unknown) => (error ? reject(error) : resolve(value)));
    });
}

/** A name that stands twice in a query could be read as one thing here and as another further in. */
function isAskedTwice(request: FastifyRequest): boolean {
  const names = [...new URL(request.url, 'http://agent').searchParams.keys()];
  return new Set(names).size < names.length;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function ownAdmission(): Admission {
  return openAdmission({ nowMs: () => performance.now(), random: Math.random, nextTurn: setImmediate });
}

/** Nor does its connection wait here meanwhile. */
async function sendAway(reply: FastifyReply, retryAfterMs: number): Promise<FastifyReply> {
  reply.header('connection', 'close');
  return await refuse(reply, { code: 'BUSY', retryAfterMs });
}

/** How many bytes of body are to come; as many as may, where the head does not say. */
function announced({ headers }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return REQUEST_BYTES_MAX;
  return Math.min(Number(headers['content-length'] ?? 0), REQUEST_BYTES_MAX);
}

async function refuse(reply: FastifyReply, { code, serverAt, retryAfterMs }: Refused): Promise<FastifyReply> {
  const status = DOOR_REFUSALS[code];
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  const data = {
    ...(serverAt === undefined ? {} : { serverAt }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return await reply.status(status).send(new ORPCError(code, { status, message: WORDS[code], data }).toJSON());
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

function queryOf({ target }: SignedMessage): Readonly<Record<string, unknown>> {
  return Object.fromEntries(new URL(target, 'http://agent').searchParams);
}
