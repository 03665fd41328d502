import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import type { Logger } from 'pino';
import { badRequest } from '#agent/http/bad-request.ts';
import { errorCode } from '#agent/start/start-refusal.ts';

type Sendable = ORPCError<string, unknown>;

/** What of an error may be told to the other side; its inside stays in the log, to be found by the incident's id. */
export function tellable(error: unknown, log: Logger): Sendable {
  const bad = badRequest(error);
  if (bad !== null) return bad;
  if (error instanceof ORPCError && error.status < 500) return error;
  const incident = randomUUID();
  log.error({ incident, err: error instanceof Error ? error : new Error(String(error)) }, 'a call failed');
  if (error instanceof ORPCError && error.status === 503) return error;
  const code = errorCode(error);
  if (code === 'SQLITE_FULL') return unavailable('The disk of the POS Agent is full. Nothing was stored.', incident);
  if (code?.startsWith('SQLITE_BUSY')) return unavailable('The database is busy. Nothing was stored.', incident);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: `The POS Agent failed. Nothing was stored. Look for incident ${incident} in its log.`,
    data: { incident },
  });
}

function unavailable(message: string, incident: string): Sendable {
  return new ORPCError('SERVICE_UNAVAILABLE', { message, data: { incident } });
}
