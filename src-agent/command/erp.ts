import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeToken, revokeTokens } from '#agent/erp/erp-token.ts';
import { removeWebhook, setWebhook } from '#agent/erp/webhook.ts';
import type { ErpOrder } from '#agent/start/erp-options.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/** Lets an ERP in or out, or says where it is told of documents; answers with what it did, secrets this once. */
export async function erpByCommand(database: AgentDatabase, order: ErpOrder): Promise<string> {
  const at = new Date().toISOString();
  const { store } = order;
  switch (order.does) {
    case 'make_token':
      return `${await makeToken(database, { ...order, at })}\nReads the documents of the store ${store}. It is shown this once: give it to the ERP and to nobody else.\n`;
    case 'revoke_token': {
      const count = await revokeTokens(database, { ...order, at });
      if (count === 0) throw new StartRefusal('usage', `The store ${store} has no token named ${order.name}.`);
      return `Nothing named ${order.name} reads documents of the store ${store} any more.\n`;
    }
    case 'set_webhook':
      return `${await setWebhook(database, { ...order, at })}\n${order.url} is told when documents of the store ${store} wait. The secret is shown this once: the receiver checks signatures with it.\n`;
    case 'remove_webhook':
      if (!(await removeWebhook(database, store)))
        throw new StartRefusal('usage', `The store ${store} has no webhook.`);
      return `Nobody is told of documents of the store ${store} any more.\n`;
  }
}
