import { usage } from '#agent/start/start-refusal.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';

/** What is to be done about the ERP of a store. */
export type ErpOrder =
  | { readonly does: 'make_token' | 'revoke_token'; readonly store: string; readonly name: string }
  | { readonly does: 'set_webhook'; readonly store: string; readonly url: string }
  | { readonly does: 'remove_webhook'; readonly store: string };

type Values = {
  readonly store?: string | undefined;
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly revoke?: boolean | undefined;
  readonly remove?: boolean | undefined;
};

export function erpTokenOf({ name, revoke, store }: Values): ErpOrder {
  const named = storeOf('erp-token', store);
  if (!agentIdSchema.safeParse(name).success || name === undefined)
    throw usage('erp-token needs --name, for example the name of the ERP.');
  return { does: revoke === true ? 'revoke_token' : 'make_token', store: named, name };
}

export function erpWebhookOf({ remove, store, url }: Values): ErpOrder {
  const named = storeOf('erp-webhook', store);
  if (remove === true) return { does: 'remove_webhook', store: named };
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw usage('erp-webhook needs --url, an address such as https://erp.example/tillkeeper, or --remove.');
  return { does: 'set_webhook', store: named, url };
}

function storeOf(command: string, store: string | undefined): string {
  if (!agentIdSchema.safeParse(store).success || store === undefined)
    throw usage(`${command} needs --store, as the tills name it.`);
  return store;
}
