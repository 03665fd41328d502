import { ORPCError } from '@orpc/server';
import type { Logger } from 'pino';
import { badRequest } from '#agent/http/bad-request.ts';
import { incidentId } from '#agent/http/request-id.ts';
import { errorCode } from '#agent/start/start-refusal.ts';

/** SQLSTATE of PostgreSQL: https://www.postgresql.org/docs/15/errcodes-appendix.html */
const DISK_FULL = '53100';
/** Connection lost, too many connections, shutting down, lost a race: the same call may go through later. */
const PASSING_STATES = /^(08|40|53|55|57)[0-9A-Z]{3}$/;
const PASSING_SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

type Sendable = ORPCError<string, unknown>;

/** What of an error may be told to the other side; its inside stays in the log, to be found by the incident's id. */
export function tellable(error: unknown, log: Logger): Sendable {
  const bad = badRequest(error);
  if (bad !== null) return bad;
  if (error instanceof ORPCError && error.status < 500) return error;
  const incident = incidentId();
  log.error({ incident, err: error instanceof Error ? error : new Error(String(error)) }, 'a call failed');
  if (error instanceof ORPCError && error.status === 503) return error;
  const code = errorCode(error);
  if (code === 'SQLITE_FULL' || code === DISK_FULL)
    return unavailable('The disk of the POS Agent is full. Nothing was stored.', incident);
  if (code?.startsWith('SQLITE_BUSY') || isPassing(code)) {
    return unavailable('The database is busy or away. Nothing was stored.', incident);
  }
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: `The POS Agent failed. Nothing was stored. Look for incident ${incident} in its log.`,
    data: { incident },
  });
}

function unavailable(message: string, incident: string): Sendable {
  return new ORPCError('SERVICE_UNAVAILABLE', { message, data: { incident } });
}

function isPassing(code: string | null): boolean {
  return code !== null && (PASSING_STATES.test(code) || PASSING_SOCKET.has(code));
}
