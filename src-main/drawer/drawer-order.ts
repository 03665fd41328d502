import type { DrawerOccasion } from '#shared/drawer/drawer-rules.ts';
import type { Scene } from '#shared/journal/decision.ts';

/** What a command asks of the drawer, inside the transaction that books why. */
export type DrawerOrder = {
  readonly scene: Scene;
  readonly occasion: DrawerOccasion;
  readonly documentNumber: string | null;
  /** Of an opening without a sale; empty otherwise. */
  readonly reason: string;
  /** The paper after which it opens; null: at once, before any paper. */
  readonly afterJobId: string | null;
};
