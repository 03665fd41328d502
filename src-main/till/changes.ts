/**
 * Says "something changed" to whoever watches, without saying what: a watcher reads the state anew. Many changes at once
 * become one; a watcher that is slow sees the newest state, never a queue of old ones.
 */
export class Changes {
  #revision = 0;
  #isClosed = false;
  #waiting: (() => void)[] = [];

  get revision(): number {
    return this.#revision;
  }

  bump(): void {
    this.#revision += 1;
    this.#release();
  }

  /** Settles when the revision is past `seen`, or the changes are closed; false when there will be no more. */
  async past(seen: number, signal: AbortSignal | undefined): Promise<boolean> {
    while (this.#revision <= seen && !this.#isClosed && signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return !this.#isClosed && signal?.aborted !== true;
  }

  close(): void {
    this.#isClosed = true;
    this.#release();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
