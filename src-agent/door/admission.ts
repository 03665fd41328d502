/** So many requests are worked on at once; more would only wait for the database and for each other. */
const UNDER_WAY_MAX = 64;
const LOOK_BACK_MS = 5_000;
const WAIT_MIN_MS = 1_000;
const WAIT_MAX_MS = 60_000;

/** Lets so many requests in at once. What is over is sent away with a time to come back, spread by how many are waiting. */
export type Admission = {
  /** Null: there is room for one more. Otherwise: how long to stay away. */
  readonly turnAway: () => number | null;
  /** Null: come in, and call `leave` once. Otherwise: how long to stay away. */
  readonly enter: () => number | null;
  readonly leave: () => void;
};

export type AdmissionParts = {
  readonly nowMs: () => number;
  /** Chance in [0, 1). */
  readonly random: () => number;
  /** Calls back once all that has arrived by now was looked at. */
  readonly nextTurn: (callBack: () => void) => void;
};

/**
 * Each instance guards itself: how much it can take depends on nobody else. A place is free again only in the next turn:
 * a database in this very process answers before the next request is even read, so that otherwise nobody would ever be
 * over, and whoever waits to be read would be kept waiting in silence.
 */
export function openAdmission(
  { nowMs, random, nextTurn }: AdmissionParts,
  underWayMax: number = UNDER_WAY_MAX,
): Admission {
  let underWay = 0;
  let left = 0;
  let since = nowMs();
  let served = 0;
  let refused = 0;

  function free(): void {
    underWay -= left;
    left = 0;
  }

  function lookBack(): void {
    if (nowMs() - since < LOOK_BACK_MS) return;
    since = nowMs();
    served = 0;
    refused = 0;
  }

  function turnAway(): number | null {
    lookBack();
    if (underWay < underWayMax) return null;
    refused += 1;
    // As long as serving those sent away would take at the pace of late, each somewhere within it.
    const spreadMs = (refused / Math.max(1, served)) * LOOK_BACK_MS;
    return Math.round(WAIT_MIN_MS + random() * Math.min(WAIT_MAX_MS - WAIT_MIN_MS, Math.max(WAIT_MIN_MS, spreadMs)));
  }

  return {
    turnAway,
    enter: () => {
      const awayMs = turnAway();
      if (awayMs === null) underWay += 1;
      return awayMs;
    },
    leave: () => {
      served += 1;
      left += 1;
      if (left === 1) nextTurn(free);
    },
  };
}
