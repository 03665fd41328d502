export type ScannedCode = { readonly code: string };

/** A window that is busy may be this many codes behind; then the scanner is somebody's elbow, not a sale. */
const WAITING_MAX = 20;

/** Hands scanned codes to whoever watches now. A code that nobody waits for is gone: it must never turn up later. */
export class Scans<Scanned = ScannedCode> {
  readonly #watchers = new Set<(scanned: Scanned) => void>();

  tell(scanned: Scanned): void {
    for (const hear of this.#watchers) hear(scanned);
  }

  /** Every code scanned from now on, until the signal fires. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Scanned, void> {
    const waiting: Scanned[] = [];
    let wake = (): void => {};
    const hear = (scanned: Scanned): void => {
      if (waiting.length < WAITING_MAX) waiting.push(scanned);
      wake();
    };
    const end = (): void => wake();
    this.#watchers.add(hear);
    signal?.addEventListener('abort', end, { once: true });
    try {
      while (signal?.aborted !== true) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      signal?.removeEventListener('abort', end);
      this.#watchers.delete(hear);
    }
  }
}
