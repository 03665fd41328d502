import { spawn } from 'node:child_process';
import { z } from 'zod';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { createLink } from '#main/printing/transport/link.ts';
import { RAW_PRINT_SCRIPT } from '#main/printing/transport/raw-print-script.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type SpoolerOptions = {
  /** As Windows names the printer. */
  readonly printer: string;
  readonly label: string;
  /** What speaks with the spooler; a stand-in in tests. */
  readonly program?: readonly [string, ...string[]];
};

/** PowerShell takes a program as base64 of UTF-16: no file, no quoting, no execution policy in the way. */
const POWERSHELL: readonly [string, ...string[]] = [
  'powershell.exe',
  '-NoProfile',
  '-NonInteractive',
  '-EncodedCommand',
  Buffer.from(RAW_PRINT_SCRIPT, 'utf16le').toString('base64'),
];

/** The only line that the child says. */
const answerSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('printer'), status: z.int(), attributes: z.int() }),
  z.strictObject({ is: z.literal('spooled'), bytes: z.int() }),
  z.strictObject({ is: z.literal('failed'), step: z.string(), error: z.int() }),
]);
type Answer = z.infer<typeof answerSchema>;

/**
 * A printer that Windows drives (RAW through its spooler): papers go one way, and what became of them nobody hears. So each
 * ends as sent and unconfirmed. A child of its own does each paper, because the spooler’s calls block; nothing of a paper is
 * handed over before all of it is there, so that a till that dies leaves no half job behind.
 */
export function spoolerTransport({ label, printer, program = POWERSHELL }: SpoolerOptions): Transport {
  return {
    kind: 'spooler',
    address: label,
    bitsPerSecond: null,
    open: async (deadline) => {
      const seen = await askSpooler({ program, printer, task: 'look', bytes: new Uint8Array(), deadline });
      if (!seen.ok) return seen;
      const trouble = seen.value.is === 'printer' ? troubleOf(seen.value) : 'open_failed';
      return trouble === null ? ok(connection({ program, printer })) : no(trouble);
    },
  };
}

function connection({ printer, program }: Required<Pick<SpoolerOptions, 'printer' | 'program'>>): Connection {
  const link = createLink();
  const collected: Uint8Array[] = [];
  return {
    onData: link.onData,
    onLost: link.onLost,
    write: async (bytes) => {
      if (!link.isHeld()) return no('connection_lost');
      collected.push(Uint8Array.from(bytes));
      return ok(null);
    },
    settled: async () => ok(null),
    end: async (deadline) => {
      if (!link.isHeld()) return ok(null);
      link.letGo();
      const bytes = Buffer.concat(collected);
      if (bytes.length === 0) return ok(null);
      const spooled = await askSpooler({ program, printer, task: 'print', bytes, deadline });
      if (!spooled.ok) return spooled;
      return spooled.value.is === 'spooled' && spooled.value.bytes === bytes.length ? ok(null) : no('not_closed');
    },
    drop: link.letGo,
  };
}

type Task = Required<Pick<SpoolerOptions, 'printer' | 'program'>> & {
  readonly task: 'look' | 'print';
  readonly bytes: Uint8Array;
  readonly deadline: AbortSignal;
};

/** Name and task go by environment, the paper by standard input: nothing of either is ever read as a command. */
function askSpooler({ bytes, deadline, printer, program, task }: Task): Promise<Result<Answer, PrintTrouble>> {
  const [file, ...args] = program;
  return new Promise((settle) => {
    const child = spawn(file, args, {
      env: { ...process.env, TILLKEEPER_PRINTER: printer, TILLKEEPER_TASK: task },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      signal: deadline,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      if (said.length < ANSWER_MAX) said += text.toString('utf8');
    });
    child.on('error', () => settle(no(deadline.aborted ? 'no_progress' : 'open_failed')));
    child.on('close', () => settle(readAnswer(said)));
    // A child that went before it read everything says so by its answer, or by having none.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
  });
}

const ANSWER_MAX = 4_096;

function readAnswer(said: string): Result<Answer, PrintTrouble> {
  const answer = answerSchema.safeParse(asJson(said));
  if (!answer.success) return no('open_failed');
  return answer.data.is === 'failed' ? no(failureOf(answer.data.error)) : ok(answer.data);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not what the script says: something else stands where PowerShell should be.
    return null;
  }
}

/** ERROR_INVALID_PRINTER_NAME and ERROR_ACCESS_DENIED (Windows system error codes). */
function failureOf(error: number): PrintTrouble {
  if (error === 1801) return 'port_missing';
  return error === 5 ? 'port_denied' : 'open_failed';
}

/** Bits of PRINTER_INFO_2. An unplugged printer opens all the same and its job would wait unseen, so they are read first. */
const PAPER_OUT = 0x10;
const DOOR_OPEN = 0x40_0000;
const NOT_WORKING = 0x80 | 0x02 | 0x01;
const WORKS_OFFLINE = 0x400;

function troubleOf({ attributes, status }: Extract<Answer, { is: 'printer' }>): PrintTrouble | null {
  if ((status & PAPER_OUT) !== 0) return 'paper_out';
  if ((status & DOOR_OPEN) !== 0) return 'cover_open';
  return (status & NOT_WORKING) !== 0 || (attributes & WORKS_OFFLINE) !== 0 ? 'printer_offline' : null;
}
