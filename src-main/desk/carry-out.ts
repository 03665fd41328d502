import type { Desk } from '#main/desk/desk.ts';
import { sha256 } from '#main/ledger/keys.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Command = {
  readonly call: string;
  /** Hashed to tell a repeat from another command; an authoriser’s PIN is no part of what was asked. */
  readonly input: { readonly commandId: string; readonly authorisation?: unknown };
};

/**
 * Carries a command out once: everything `act` keeps (events, postings, projections, print jobs, work in hand) and the
 * reply to it commit in one transaction, before anything is shown as done. Asked again with the same id, it answers again
 * and does nothing. A refusal is not remembered: the same command may be accepted later.
 */
export function carryOut<T>(desk: Desk, { call, input }: Command, act: () => Result<T, Refusal>): Result<T, Refusal> {
  const { connection } = desk;
  const remember = connection.prepare('INSERT INTO reply VALUES (?, ?, ?, ?, ?)');
  const once = connection.transaction((): Result<T, Refusal> => {
    const earlier = earlierReply<T>(desk, { call, input });
    if (earlier !== null) return earlier;
    const result = act();
    if (result.ok)
      remember.run(input.commandId, call, hashOf(input), JSON.stringify(result.value), desk.journal.head().seq);
    return result;
  });
  try {
    return once.immediate();
  } catch (fault) {
    if (isDiskFull(fault)) return no({ code: 'disk_full' });
    throw fault;
  } finally {
    desk.wake();
  }
}

/**
 * The reply to a command that was carried out before; null: it was not. For commands that log off whoever asked: the answer
 * was lost on the way, and nobody is there any more to be asked whether they may.
 */
export function earlierReply<T>({ connection }: Desk, { call, input }: Command): Result<T, Refusal> | null {
  const find = connection.prepare('SELECT call, input_hash, reply FROM reply WHERE command_id = ?');
  const earlier = find.get(input.commandId) as { call: string; input_hash: string; reply: string } | undefined;
  if (earlier === undefined) return null;
  if (earlier.call !== call || earlier.input_hash !== hashOf(input)) return no(COMMAND_ID_TAKEN);
  return ok(JSON.parse(earlier.reply) as T);
}

function hashOf(input: Command['input']): string {
  return sha256(canonicalText({ ...input, authorisation: undefined }));
}

/**
 * Whether this command was carried out before. For commands whose check would no longer pass when the answer was lost
 * and they are asked again, such as one that needs the PIN it has replaced.
 */
export function wasCarriedOut(
  { connection }: Desk,
  { call, commandId }: { readonly call: string; readonly commandId: string },
): boolean {
  const find = connection.prepare('SELECT 1 FROM reply WHERE command_id = ? AND call = ?');
  return find.get(commandId, call) !== undefined;
}

const COMMAND_ID_TAKEN: Refusal = {
  code: 'malformed_call',
  facts: { problem: 'commandId was used for another command; make a new one for each command' },
};

/** The disk said no and the transaction was undone: nothing is half-written. */
function isDiskFull(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'SQLITE_FULL';
}
