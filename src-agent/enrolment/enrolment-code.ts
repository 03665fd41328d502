import { createHash, randomInt } from 'node:crypto';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';

/** Letters and figures that nobody mistakes for one another, read out over a telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** Where a code is good that lies in a file beside the database: nobody knows yet what store its till will be of. */
export const ANY_STORE = '';

export type CodePurpose = 'enrol' | 'replace';

export type NewCode = {
  readonly store: string;
  /** The one till it is good for; null: any new till of the store. */
  readonly till: string | null;
  readonly purpose: CodePurpose;
  /** Login of whoever made it on the page; none: made elsewhere. */
  readonly madeBy?: string;
  readonly madeAt: string;
  /** Null: good until it is spent. */
  readonly expiresAt: string | null;
};

/** Makes a code and keeps its hash; the code itself is nowhere but in the answer. With 99 bits of chance the hash needs no salt. */
export async function makeCode(
  database: AgentDatabase | AgentTransaction,
  { store, till, purpose, madeAt, madeBy, expiresAt }: NewCode,
): Promise<string> {
  const code = Array.from({ length: GROUPS }, makeGroup).join('-');
  await database
    .insertInto('enrolment_code')
    .values({
      store,
      code_hash: hashOf(code),
      till,
      purpose,
      made_at: madeAt,
      expires_at: expiresAt,
      spent_at: null,
      spent_by: null,
      made_by: madeBy ?? null,
    })
    .execute();
  return code;
}

/**
 * Spends a code: answers whose it was, once, whichever instance is asked; null: it is not good. It is spent before the till is enrolled, in a statement of its
 * own: a crash in between costs a code and never lets one be used twice.
 */
export async function spendCode(
  database: AgentDatabase,
  asked: {
    readonly store: string;
    readonly till: string;
    readonly code: string;
    readonly purpose: CodePurpose;
    readonly at: string;
  },
): Promise<{ readonly madeBy: string | null } | null> {
  const { store, till, code, purpose, at } = asked;
  for (const where of [store, ANY_STORE]) {
    const spent = await database
      .updateTable('enrolment_code')
      .set({ spent_at: at, spent_by: `${store}/${till}` })
      .where('store', '=', where)
      .where('code_hash', '=', hashOf(code))
      .where('purpose', '=', purpose)
      .where('spent_at', 'is', null)
      .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', at)]))
      .where((row) => row.or([row('till', 'is', null), row('till', '=', till)]))
      .returning('made_by')
      .executeTakeFirst();
    if (spent !== undefined) return { madeBy: spent.made_by };
  }
  return null;
}

export async function isCodeGood(
  database: AgentDatabase,
  { store, code }: { readonly store: string; readonly code: string },
): Promise<boolean> {
  const row = await database
    .selectFrom('enrolment_code')
    .select('spent_at')
    .where('store', '=', store)
    .where('code_hash', '=', hashOf(code))
    .executeTakeFirst();
  return row?.spent_at === null;
}

function makeGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Of the code as typed by a person: small letters, spaces and missing hyphens do not matter. */
function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest('hex');
}
