import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import { endKeys, findKey, keepKey, keyIdOf } from '#agent/door/till-key.ts';
import { addTill } from '#agent/enrolment/add-till.ts';
import type { CodeFile } from '#agent/enrolment/code-file.ts';
import { spendCode } from '#agent/enrolment/enrolment-code.ts';
import type { Enrol, EnrolmentRefusal } from '#shared/contract/agent-enrolment.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

export type EnrolMeans = {
  readonly database: AgentDatabase;
  /** Null where no code lies in a file: codes are made by command. */
  readonly codeFile: CodeFile | null;
  readonly now: () => string;
};

const CODE_WRONG = {
  code: 'code_wrong',
  words: 'The enrolment code is not valid, has been used or has expired. Ask for a new one.',
} as const;

const REVOKED = { code: 'revoked', words: 'This till was revoked. It is let in no more.' } as const;

/**
 * Makes a till known with its key. The key it is known with already needs no code: the answer to the first attempt may
 * have been lost on the way, and the code with it. A code that replaces a till ends the key that it was known with.
 */
export async function enrolTill(means: EnrolMeans, request: Enrol): Promise<Result<TillKey, EnrolmentRefusal>> {
  const { store, till, publicKey } = request;
  if (till === AGENT_PLACE) return otherKey(request);
  const known = await keyOfTill(means.database, request);
  const at = means.now();
  if (known !== null) {
    if (await isRevoked(means.database, request)) return no(REVOKED);
    if (known === publicKey) return sameKey(request, known);
    const replacing = await spendReplacement(means, request);
    return replacing === null ? otherKey(request) : await replaceKey(means, request, replacing.madeBy);
  }
  const spent = await spendCode(means.database, {
    store,
    till,
    code: request.enrolmentCode,
    purpose: 'enrol',
    at,
  });
  if (spent === null) return no(CODE_WRONG);
  await means.codeFile?.renew();
  await addTill(means.database, { store, till, publicKey, at });
  const kept = (await keyOfTill(means.database, request)) ?? publicKey;
  await keepKey(means.database, { store, till, publicKey: kept, at, by: spent.madeBy });
  return sameKey(request, kept);
}

async function spendReplacement({ database, now }: EnrolMeans, { store, till, enrolmentCode }: Enrol) {
  return await spendCode(database, { store, till, code: enrolmentCode, purpose: 'replace', at: now() });
}

/** Another machine takes the till's place: it is known with the new key alone, and the old one opens nothing any more. */
async function replaceKey(
  { database, now }: EnrolMeans,
  request: Enrol,
  by: string | null,
): Promise<Result<TillKey, EnrolmentRefusal>> {
  const { store, till, publicKey } = request;
  const at = now();
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('till')
      .set({ public_key: publicKey, told_seq: null, told_clock_ms: null, told_state: null, refused_record: null })
      .where('store', '=', store)
      .where('till', '=', till)
      .execute();
    await endKeys(transaction, { store, till, because: 'replaced', at });
    await keepKey(transaction, { store, till, publicKey, at, by });
  });
  return ok({ store, till });
}

function sameKey(request: Enrol, known: string): Result<TillKey, EnrolmentRefusal> {
  const { store, till, publicKey } = request;
  return known === publicKey ? ok({ store, till }) : otherKey(request);
}

function otherKey({ store, till }: Enrol): Result<never, EnrolmentRefusal> {
  return no({
    code: 'other_key',
    words: `A till ${till} is known in the store ${store} with another key. Take another till code, or a code that replaces that till.`,
  });
}

export async function keyOfTill(database: AgentDatabase, { store, till }: TillKey): Promise<string | null> {
  const row = await database
    .selectFrom('till')
    .select('public_key')
    .where('store', '=', store)
    .where('till', '=', till)
    .executeTakeFirst();
  return row?.public_key ?? null;
}

async function isRevoked(database: AgentDatabase, { store, till, publicKey }: Enrol): Promise<boolean> {
  return (await findKey(database, { store, till, keyId: keyIdOf(publicKey) }))?.endedBecause === 'revoked';
}
