import type { DisplayPlace } from '#main/device/device-places.ts';
import type { Display } from '#main/display/open-display.ts';
import { oneAtATime } from '#main/time/one-at-a-time.ts';
import type { ToldTill } from '#shared/contract/agent-till-state.ts';

/** The customer display of a till, whichever it is just now. */
export type DrivenDisplay = {
  readonly nudge: () => void;
  readonly state: () => ToldTill['display'];
  /**
   * Takes up what was set up meanwhile. A display that goes lets its cable go first, a new one begins last: in between, the
   * printers are taken up that may share a cable with either.
   */
  readonly reload: (printers: () => Promise<void>) => Promise<void>;
  /** Something else writes to the display’s cable: it rests, and shows anew what stands when that is over. */
  readonly rest: <T>(meanwhile: () => Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
};

export function driveDisplay({
  at,
  open,
}: {
  /** As it is set up now; null: there is none. */
  readonly at: () => DisplayPlace | null;
  readonly open: (at: DisplayPlace) => Display;
}): DrivenDisplay {
  let running: { readonly display: Display; readonly key: string } | null = null;
  let isStopped = false;
  const inTurn = oneAtATime();
  const begin = (): void => {
    const place = at();
    if (running === null && place !== null && !isStopped) running = { display: open(place), key: place.key };
  };
  const end = async (): Promise<void> => {
    const ending = running;
    running = null;
    await ending?.display.stop();
  };
  begin();
  return {
    nudge: () => running?.display.nudge(),
    state: () => (at() === null ? 'none' : running?.display.isAway() === true ? 'not_there' : 'shown'),
    reload: (printers) =>
      inTurn(async () => {
        if (running?.key !== at()?.key) await end();
        try {
          await printers();
        } finally {
          begin();
        }
      }),
    rest: (meanwhile) =>
      inTurn(async () => {
        await end();
        try {
          return await meanwhile();
        } finally {
          begin();
        }
      }),
    stop: () => {
      isStopped = true;
      return inTurn(end);
    },
  };
}
