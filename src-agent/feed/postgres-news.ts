import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { z } from 'zod';
import type { NewsLine, Word } from '#agent/feed/news-line.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

const CHANNEL = 'tillkeeper_news';
/** A notification is below 8,000 bytes; a store's code has at most 64 characters of at most 4 bytes. */
const STORES_PER_NOTE = 25;
const HEARD_WITHIN_MS = 2_000;
const CONNECT_MAX_MS = 5_000;
const BACK_OFF = { firstMs: 250, maxMs: 10_000 };

const noteSchema = z.object({
  /** The agent that tells: it knows what it committed, and is not told once more. */
  from: z.string(),
  stores: z.array(z.string()),
  echo: z.string().optional(),
});
type Note = z.infer<typeof noteSchema>;

/**
 * LISTEN and NOTIFY, on a connection of its own beside the pool. Told after the commit and not within it: a transaction
 * that notifies makes every other one of the whole server wait for its commit.
 */
export function postgresNews(pool: Pool, url: string, onLost: (error: Error) => void): NewsLine {
  const from = randomUUID();
  const stopping = new AbortController();
  const echoes = new Map<string, () => void>();
  let life: Promise<void> | null = null;

  const send = async (note: Omit<Note, 'from'>): Promise<void> => {
    await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ from, ...note })]);
  };

  function receive(payload: string | undefined, hear: (word: Word) => void): void {
    const note = readNote(payload);
    if (note?.echo !== undefined) echoes.get(note.echo)?.();
    else if (note?.from !== from) hear(note?.stores ?? 'any');
  }

  async function live(hear: (word: Word) => void): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await hold(
          url,
          stopping.signal,
          (payload) => receive(payload, hear),
          () => {
            failures = 0;
            // What was told while nobody listened is lost.
            hear('any');
          },
        );
      } catch (error) {
        onLost(error instanceof Error ? error : new Error(String(error)));
      }
      failures += 1;
      await pause(backOffMs(BACK_OFF, failures, Math.random()), stopping.signal);
    }
  }

  return {
    tell: async (stores) => {
      for (let start = 0; start < stores.length; start += STORES_PER_NOTE) {
        await send({ stores: stores.slice(start, start + STORES_PER_NOTE) });
      }
    },
    listen: (hear) => {
      life ??= live(hear);
    },
    // A pooler between here and the database may take LISTEN and never deliver a word: only an echo proves the line.
    isHeard: async () => {
      const echo = randomUUID();
      const heard = new Promise<boolean>((settle) => echoes.set(echo, () => settle(true)));
      try {
        await send({ stores: [], echo });
        return await Promise.race([heard, pause(HEARD_WITHIN_MS, stopping.signal).then(() => false)]);
      } catch {
        // No database, no words: whoever asked looks by themselves and meets the fault there.
        return false;
      } finally {
        echoes.delete(echo);
      }
    },
    close: async () => {
      stopping.abort();
      await life;
    },
  };
}

/** Listens until the connection breaks or the signal fires. */
async function hold(
  url: string,
  stop: AbortSignal,
  receive: (payload: string | undefined) => void,
  begun: () => void,
): Promise<void> {
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MAX_MS,
    application_name: 'tillkeeper-agent-news',
  });
  const isOver = new Promise<Error | null>((settle) => {
    client.once('error', settle);
    client.once('end', () => settle(new Error('the connection that hears of news ended')));
    stop.addEventListener('abort', () => settle(null), { once: true });
  });
  try {
    await client.connect();
    client.on('notification', ({ payload }) => receive(payload));
    await client.query(`LISTEN ${CHANNEL}`);
    begun();
    const error = await isOver;
    if (error !== null) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

function readNote(payload: string | undefined): Note | null {
  try {
    return noteSchema.parse(JSON.parse(payload ?? ''));
  } catch {
    // Anybody with the database may notify; a word that is none still means that something happened.
    return null;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, null, { signal }).catch(() => {});
}
