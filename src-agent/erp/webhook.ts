import { createHmac, randomBytes } from 'node:crypto';
import type { AgentDatabase } from '#agent/database/tables.ts';

const SECRET_PREFIX = 'whsec_';

/** Tells this address from now on that documents of the store wait; the secret by which it knows who speaks. */
export async function setWebhook(
  database: AgentDatabase,
  { store, url, at }: { readonly store: string; readonly url: string; readonly at: string },
): Promise<string> {
  const secret = `${SECRET_PREFIX}${randomBytes(32).toString('base64')}`;
  const row = { url, secret, made_at: at, told: 0, failures: 0, next_at: at, last_outcome: '' };
  await database
    .insertInto('erp_webhook')
    .values({ store, ...row })
    .onConflict((conflict) => conflict.column('store').doUpdateSet(row))
    .execute();
  return secret;
}

/** False: there was none. */
export async function removeWebhook(database: AgentDatabase, store: string): Promise<boolean> {
  const { numDeletedRows } = await database.deleteFrom('erp_webhook').where('store', '=', store).executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

/** Headers of the Standard Webhooks specification 1.0: who speaks, which notice it is, and when it was made. */
export function signedHeaders(
  secret: string,
  notice: { readonly id: string; readonly atMs: number; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(notice.atMs / 1_000));
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${notice.id}.${timestamp}.${notice.body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': notice.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
