import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { forgetSetting, keepSetting, readSetting } from '#main/till/setting-row.ts';
import type { ServiceUrls } from '#shared/till/service-address.ts';

const NAME = 'services';
const urlsSchema = z.strictObject({ posAgentUrl: z.string(), dataServiceUrl: z.string() });

/** What a person saved; else what the host started the till with. */
export function serviceUrls(connection: Database, agentUrl: string | null): ServiceUrls {
  const saved = readSetting(connection, NAME);
  if (saved !== null) return urlsSchema.parse(JSON.parse(saved));
  return agentUrl === null ? null : { posAgentUrl: agentUrl, dataServiceUrl: agentUrl };
}

const CODE_NAME = 'enrolment_code';

/** The one-time code that a person typed last; null: none was, or an empty one. */
export function typedEnrolmentCode(connection: Database): string | null {
  return readSetting(connection, CODE_NAME);
}

/** Kept until the next is typed, so that it outlives a restart before the Agent was there. It is good once. */
export function keepEnrolmentCode(connection: Database, code: string): void {
  if (code === '') forgetSetting(connection, CODE_NAME);
  else keepSetting(connection, CODE_NAME, code);
}

export function keepServiceUrls(connection: Database, urls: NonNullable<ServiceUrls>): void {
  keepSetting(connection, NAME, JSON.stringify(urls));
}
