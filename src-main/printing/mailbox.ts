/** What happened, in order, for one reader who takes one thing after the other. */
export type Mailbox<T> = { readonly post: (letter: T) => void; readonly take: () => Promise<T> };

export function createMailbox<T>(): Mailbox<T> {
  const letters: T[] = [];
  let waiting: ((letter: T) => void) | null = null;
  return {
    post: (letter) => {
      if (waiting === null) letters.push(letter);
      else {
        const give = waiting;
        waiting = null;
        give(letter);
      }
    },
    take: () => {
      const next = letters.shift();
      if (next !== undefined) return Promise.resolve(next);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
  };
}
