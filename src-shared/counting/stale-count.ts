/** How often a row of a shift had been moved at some moment, over all tills as far as they were known. */
export type CountMark = {
  /** Every movement of the row, change given among them. */
  readonly operations: number;
  /** Those of them that gave change. */
  readonly changes: number;
};

type Movements = readonly { readonly movement: string; readonly entries: number }[];

/** Drawers change their place without anything being sold: those movements are no documents. */
export function markOf(movements: Movements, placeMovements: readonly string[]): CountMark {
  const sum = (isMeant: (movement: string) => boolean) =>
    movements.filter(({ movement }) => isMeant(movement)).reduce((total, { entries }) => total + entries, 0);
  return {
    operations: sum((movement) => !placeMovements.includes(movement)),
    changes: sum((movement) => movement === 'change'),
  };
}

/**
 * How many documents have moved a row since its count was begun; null: nobody noted when that was. A receipt that is paid
 * and gives change moves its row twice and is one document; one that only gives change is one too.
 */
export function documentsSince(begun: CountMark | null, now: CountMark): number {
  if (begun === null) return 0;
  const operations = Math.max(0, now.operations - begun.operations);
  const changes = Math.max(0, now.changes - begun.changes);
  return Math.max(operations - changes, changes);
}
