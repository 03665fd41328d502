import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ServiceUrls } from '#shared/till/service-address.ts';

const NAME = 'services';
const urlsSchema = z.strictObject({ posAgentUrl: z.string(), dataServiceUrl: z.string() });

/** What a person saved; else what the host started the till with. */
export function serviceUrls(connection: Database, agentUrl: string | null): ServiceUrls {
  const saved = connection.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(NAME);
  if (typeof saved === 'string') return urlsSchema.parse(JSON.parse(saved));
  return agentUrl === null ? null : { posAgentUrl: agentUrl, dataServiceUrl: agentUrl };
}

const CODE_NAME = 'enrolment_code';

/** The one-time code that a person typed last; null: none was, or an empty one. */
export function typedEnrolmentCode(connection: Database): string | null {
  const code = connection.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(CODE_NAME);
  return typeof code === 'string' ? code : null;
}

/** Kept until the next is typed, so that it outlives a restart before the Agent was there. It is good once. */
export function keepEnrolmentCode(connection: Database, code: string): void {
  if (code === '') connection.prepare('DELETE FROM setting WHERE name = ?').run(CODE_NAME);
  else connection.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(CODE_NAME, code);
}

export function keepServiceUrls(connection: Database, urls: NonNullable<ServiceUrls>): void {
  connection.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(NAME, JSON.stringify(urls));
}
