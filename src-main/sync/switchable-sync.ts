import type { Sync } from '#main/sync/open-sync.ts';
import type { ServiceUrls } from '#shared/till/service-address.ts';

/** The line to the services, wherever they are now. */
export type SwitchableSync = {
  readonly now: () => Sync;
  /** PEM of the only authority whose certificates are believed; null: those that this machine believes. */
  readonly ca: string | null;
  readonly urls: () => ServiceUrls;
  /** Goes over to other addresses; what is under way to the old ones ends by itself, and nothing is sent twice for it. */
  readonly switchTo: (urls: ServiceUrls) => void;
  readonly stop: () => Promise<void>;
};

export function switchableSync(
  open: (urls: ServiceUrls) => Sync,
  { first, ca }: { readonly first: ServiceUrls; readonly ca: string | null },
): SwitchableSync {
  let urls = first;
  let current = open(first);
  let ended: Promise<unknown> = Promise.resolve();
  return {
    now: () => current,
    ca,
    urls: () => urls,
    switchTo: (next) => {
      const before = current;
      urls = next;
      current = open(next);
      ended = Promise.all([ended, before.stop()]);
    },
    stop: async () => {
      await Promise.all([ended, current.stop()]);
    },
  };
}
