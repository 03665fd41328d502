export type InTurn = <T>(act: () => T | Promise<T>) => Promise<T>;

/** Runs one act after the other, in the order in which they were asked for; one that fails holds up none that comes after it. */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => null);
    return mine;
  };
}
