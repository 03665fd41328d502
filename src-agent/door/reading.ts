/** Requests whose body is still on its way. */
export type Reading = {
  /** `bytes`: as many as its head announces. `drop` is called when it has to make room for later ones. */
  readonly begin: (request: object, about: { readonly bytes: number; readonly drop: () => void }) => void;
  /** It was read, or ended; one that is not being read is no trouble. */
  readonly end: (request: object) => void;
};

/**
 * Bounds what announced bodies may take up. Being read takes nobody else's place: a stranger who sends half a request, and
 * another one, would keep every till out. Where it gets too much the one that takes longest makes room.
 */
export function openReading(bytesMax: number): Reading {
  const under = new Map<object, { readonly bytes: number; readonly drop: () => void }>();
  let sum = 0;

  function end(request: object): void {
    sum -= under.get(request)?.bytes ?? 0;
    under.delete(request);
  }

  return {
    begin: (request, about) => {
      under.set(request, about);
      sum += about.bytes;
      for (const [longest, { drop }] of under) {
        if (sum <= bytesMax || longest === request) return;
        end(longest);
        drop();
      }
    },
    end,
  };
}
