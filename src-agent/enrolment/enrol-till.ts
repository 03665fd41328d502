import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import type { EnrolmentCodes } from '#agent/enrolment/enrolment-code.ts';
import type { Enrol, EnrolmentRefusal } from '#shared/contract/agent-enrolment.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type EnrolMeans = {
  readonly database: AgentDatabase;
  readonly codes: EnrolmentCodes;
  readonly now: () => string;
};

const CODE_WRONG = {
  code: 'code_wrong',
  words: 'The enrolment code is not valid, or has been used. Ask for a new one.',
} as const;

/**
 * Makes a till known with its key. The key it is known with already needs no code: the answer to the first attempt may
 * have been lost on the way, and the code with it.
 */
export async function enrolTill(means: EnrolMeans, request: Enrol): Promise<Result<TillKey, EnrolmentRefusal>> {
  const { store, till, publicKey } = request;
  const known = await keyOfTill(means.database, request);
  if (known !== null) return sameKey(request, known);
  if (!means.codes.spend(request.enrolmentCode)) return no(CODE_WRONG);
  await means.database
    .insertInto('till')
    .values({ store, till, public_key: publicKey, enrolled_at: means.now(), last_push_at: null })
    .onConflict((conflict) => conflict.columns(['store', 'till']).doNothing())
    .execute();
  return sameKey(request, (await keyOfTill(means.database, request)) ?? publicKey);
}

function sameKey({ store, till, publicKey }: Enrol, known: string): Result<TillKey, EnrolmentRefusal> {
  if (known === publicKey) return ok({ store, till });
  return no({
    code: 'other_key',
    words: `A till ${till} is known in the store ${store} with another key. Take another till code, or release the old till.`,
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
