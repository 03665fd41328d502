import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { implement, ORPCError } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AgentDatabase } from '#agent/database/tables.ts';
import type { RefusedAttempts } from '#agent/door/refused-attempts.ts';
import { type ErpReader, findReader } from '#agent/erp/erp-token.ts';
import { readDocuments } from '#agent/erp/read-documents.ts';
import { tellable } from '#agent/http/fault.ts';
import { ERP_REFUSALS, type ErpRefusal } from '#shared/contract/erp.ts';
import { erpContract } from '#shared/contract/erp-contract.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type ErpParts = {
  readonly database: AgentDatabase;
  readonly attempts: RefusedAttempts;
  readonly now: () => string;
  readonly log: Logger;
};

const WORDS: Readonly<Record<ErpRefusal, string>> = {
  TOKEN_MISSING: 'Send the token of the ERP in the header "Authorization: Bearer TOKEN".',
  TOKEN_WRONG: 'Nobody has this token. Make one with: agent erp-token.',
  TOKEN_REVOKED: 'This token was revoked. Make another one with: agent erp-token.',
  TOO_MANY_REQUESTS: 'Too many wrong tokens from this address. Come back in a minute.',
};

/** The calls of an ERP. No till signs here: each request carries a token that reads the documents of one store. */
export async function serveErp(server: FastifyInstance, parts: ErpParts): Promise<void> {
  const { database, log, now } = parts;
  const contract = implement(erpContract).$context<{ readonly reader: ErpReader }>();
  const handler = new OpenAPIHandler(
    contract.router({
      documents: contract.documents.handler(
        async ({ input, context }) => await readDocuments(database, context.reader, { ...input, at: now() }),
      ),
    }),
    {
      interceptors: [
        async ({ next }) => {
          try {
            return await next();
          } catch (error) {
            throw tellable(error, log);
          }
        },
      ],
    },
  );
  server.get(erpContract.documents['~orpc'].route.path ?? '', async (request, reply) => {
    const reader = await admit(request, parts);
    if (!reader.ok) {
      const status = ERP_REFUSALS[reader.refusal];
      if (status === 401) reply.header('www-authenticate', 'Bearer');
      const refusal = new ORPCError(reader.refusal, { status, message: WORDS[reader.refusal] });
      return await reply.status(status).send(refusal.toJSON());
    }
    reply.header('cache-control', 'no-store');
    await handler.handle(request, reply, { context: { reader: reader.value } });
    return reply;
  });
}

async function admit(
  { headers, ip }: FastifyRequest,
  { attempts, database }: ErpParts,
): Promise<Result<ErpReader, ErpRefusal>> {
  const token = /^Bearer ([A-Za-z0-9_.-]{20,500})$/.exec(headers.authorization ?? '')?.[1];
  const reader = token === undefined ? null : await findReader(database, token);
  if (reader !== null) return reader.isRevoked ? no('TOKEN_REVOKED') : ok(reader);
  if (await attempts.isFull(ip)) return no('TOO_MANY_REQUESTS');
  await attempts.add(ip);
  return no(headers.authorization === undefined ? 'TOKEN_MISSING' : 'TOKEN_WRONG');
}
