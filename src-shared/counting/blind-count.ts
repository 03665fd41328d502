import type { Permission } from '#shared/access/permission.ts';
import type { Parameters } from '#shared/shift/parameters.ts';

/**
 * Whether whoever stands here counts without being told what is expected. A right to see the shifts of others lifts it:
 * somebody who may look at every drawer is not asked to guess at one.
 */
export function countsBlindly(
  { blindCount }: Pick<Parameters, 'blindCount'>,
  permissions: readonly Permission[] | undefined,
): boolean {
  return blindCount && permissions?.includes('view_other_shifts') !== true;
}

/** One row of a drawer, as far as it says whether there is anything to hide in it. */
export type BlindRow = {
  readonly isCash: boolean;
  readonly beginningMinor: number;
  readonly operations: number;
  readonly actualMinor: number | null;
  /** Documents that moved the row after its count was begun. */
  readonly documentsSinceCount: number;
};

/**
 * Whether the cash of a drawer stays hidden from whoever counts it blindly. It shows itself once all that ever moved is
 * counted, and hides again with the next document: what was counted in the morning does not unveil the evening. A drawer
 * that came out even is hidden like any other, because "nothing to hide" would say that it holds nothing.
 */
export function isCashHidden(rows: readonly BlindRow[]): boolean {
  return rows
    .filter(({ isCash, beginningMinor, operations }) => isCash && (beginningMinor !== 0 || operations !== 0))
    .some(({ actualMinor, documentsSinceCount }) => actualMinor === null || documentsSinceCount > 0);
}
