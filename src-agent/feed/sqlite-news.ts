import type { Database } from 'better-sqlite3';
import type { NewsLine } from '#agent/feed/news-line.ts';

/** Reading one number from shared memory costs a microsecond or so, however many tills listen. */
const LOOK_EVERY_MS = 100;

/**
 * SQLite has no words between programs, but a number that is another one after each commit of another connection: of an
 * import by command, or of the other service on the same file. What this agent itself commits it knows anyway.
 */
export function sqliteNews(connection: Database): NewsLine {
  let timer: NodeJS.Timeout | null = null;
  const version = (): unknown => connection.pragma('data_version', { simple: true });
  return {
    tell: async () => {},
    listen: (hear) => {
      let before = version();
      timer = setInterval(() => {
        const now = version();
        if (now !== before) hear('any');
        before = now;
      }, LOOK_EVERY_MS);
      timer.unref();
    },
    isHeard: async () => true,
    close: async () => {
      if (timer !== null) clearInterval(timer);
    },
  };
}
