import { Agent, fetch } from 'undici';
import type { SignedFetchParts } from '#main/sync/signed-fetch.ts';

/** Believes certificates of this one authority (PEM) and of no other, whatever the machine believes. */
export function pinnedFetch(ca: string): SignedFetchParts['fetch'] {
  const dispatcher = new Agent({ connect: { ca } });
  // Node's own fetch is an older release of the same library, which alone can be told what to believe; its types are its own.
  return async (url, init) =>
    (await fetch(url, { ...init, dispatcher } as Parameters<typeof fetch>[1])) as unknown as Response;
}
