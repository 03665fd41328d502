export type Pieces = readonly { readonly valueMinor: number; readonly pieces: number }[];

/**
 * Which of the counted notes and coins to take for a withdrawal, largest first and never more than are there. What they
 * cannot make up exactly stays in the drawer; the row's figures are untouched by that.
 */
export function takeFromCounted(amountMinor: number, counted: Pieces): Pieces {
  let left = amountMinor;
  const taken = [];
  for (const { valueMinor, pieces } of counted.toSorted((one, other) => other.valueMinor - one.valueMinor)) {
    const count = Math.min(pieces, Math.floor(left / valueMinor));
    if (count <= 0) continue;
    taken.push({ valueMinor, pieces: count });
    left -= count * valueMinor;
  }
  return taken;
}

/** What stays of the counted notes and coins once some were taken; values of which none stay are left out. */
export function leftOfCounted(counted: Pieces, taken: Pieces): Pieces {
  return counted
    .map(({ valueMinor, pieces }) => ({
      valueMinor,
      pieces: pieces - (taken.find((one) => one.valueMinor === valueMinor)?.pieces ?? 0),
    }))
    .filter(({ pieces }) => pieces > 0);
}
