import { Pool, types } from 'pg';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';
import { assert } from '#shared/assert.ts';

const CONNECT_MAX_MS = 5_000;
const STATEMENT_MAX_MS = 20_000;
const INT8 = types.builtins.INT8;

/** Whole numbers come as text, because they may be larger than a double can count; ours never are, and a larger one is a fault. */
function wholeNumber(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), 'a stored whole number is one that can be counted to', { text });
  return value;
}

/** Opens a pool of connections. `onLost` hears of connections that break while nobody uses them. */
export async function openPostgres(
  url: string,
  { connections, onLost }: { readonly connections: number; readonly onLost: (error: Error) => void },
): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MAX_MS,
    statement_timeout: STATEMENT_MAX_MS,
    idle_in_transaction_session_timeout: STATEMENT_MAX_MS,
    application_name: 'tillkeeper-agent',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary' ? wholeNumber : types.getTypeParser(oid, format),
    },
  });
  pool.on('error', onLost);
  try {
    await refuseUnsafe(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw error instanceof StartRefusal ? error : unreachableRefusal(url, error);
  }
}

/** An acknowledged event must not be lost with the power of the database's machine. */
async function refuseUnsafe(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
  if (rows[0]?.synchronous_commit !== 'off') return;
  throw new StartRefusal(
    'database_unsafe',
    'The database answers before a commit is on its disk (synchronous_commit is off), so that acknowledged sales could ' +
      'be lost. Set it to on for this user or database.',
  );
}

function unreachableRefusal(url: string, error: unknown): StartRefusal {
  const cause = error instanceof Error ? error.message : String(error);
  return new StartRefusal(
    'database_unreachable',
    `The database at ${placeOf(url)} cannot be used: ${cause || (errorCode(error) ?? 'unknown')}. ` +
      'Check address, user, password and that the database exists.',
  );
}

/** The address without its password, for words and the log. */
export function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed === null ? 'the given address' : `${parsed.hostname || 'the local socket'}${parsed.pathname}`;
}
