import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ContractCall } from './contract-calls.ts';
import { messageOf } from './run-tool.ts';
import { parseOptions, usageOf } from './tool-options.ts';

export const CALL_HELP = `Makes one call of the till contract against a running till and prints its reply as JSON.

  npm run -s call -- --url URL NAME ['JSON']     for example: shift.start '{"deposits":[]}'
  npm run -s call -- --list                      every call with its JSON Schemas, as one JSON document

NAME is the call's dotted name. JSON is its input; left out it is {}, and - reads it from standard input.
A command without a commandId gets a fresh UUID; give one yourself (in the JSON or by --id) to be able to repeat the
same command safely: the till carries it out once and answers the same again.
A stream (till.watch) prints one line of JSON a message, until --count or Ctrl+C.

Options:
  --url URL            address from the line "Tillkeeper ready at http://127.0.0.1:PORT/?token=..."
  --id UUID            the command's id
  --count N            end after N messages of a stream
  --timeout SECONDS    how long to wait for the connection and then for the answer (default 30)
  --list               print the contract; needs no till
  --help               this text

Exit codes: 0 accepted, 1 refused (the reply says why, in words), 2 not asked or not answered (words on stderr).
`;

export type CallOptions =
  | { readonly kind: 'help' | 'list' }
  | {
      readonly kind: 'call';
      readonly url: string;
      readonly name: string;
      /** As typed; undefined: nothing was given. */
      readonly json: string | undefined;
      readonly commandId: string | undefined;
      readonly count: number;
      readonly timeoutMs: number;
    };

const usage = usageOf('npm run -s call -- --help');
const OPTIONS = {
  url: { type: 'string' },
  id: { type: 'string' },
  count: { type: 'string' },
  timeout: { type: 'string' },
  list: { type: 'boolean' },
} as const;

export function readCallOptions(args: readonly string[]): CallOptions {
  const { values, positionals } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  if (values.list === true) return { kind: 'list' };
  const [name, json, ...rest] = positionals;
  if (name === undefined) throw usage('Say which call to make.');
  if (rest.length > 0) throw usage(`"${rest[0]}" is one word too many; put the JSON into one pair of quotes.`);
  if (values.url === undefined) throw usage('Say which till to call, with --url URL.');
  if (values.id !== undefined && !z.uuid().safeParse(values.id).success) throw usage(`--id "${values.id}" is no UUID.`);
  return {
    kind: 'call',
    url: values.url,
    name,
    json,
    commandId: values.id,
    count: values.count === undefined ? Number.POSITIVE_INFINITY : readCount(values.count),
    timeoutMs: readTimeout(values.timeout),
  };
}

export function readTimeout(text: string | undefined): number {
  const seconds = text === undefined ? 30 : Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) throw usage(`--timeout is a number of seconds above 0; "${text}" is not.`);
  return seconds * 1_000;
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw usage(`--count is a whole number above 0; "${text}" is not.`);
  return Number(text);
}

/** The input as the till will get it: what was typed, with a commandId where the call takes one and none was given. */
export function readCallInput(
  call: ContractCall,
  given: { readonly json: string | undefined; readonly commandId: string | undefined; readonly newId: () => string },
): unknown {
  const input = parseJson(given.json === '-' ? readFileSync(0, 'utf8') : (given.json ?? '{}'));
  if (!call.takesCommandId) {
    if (given.commandId !== undefined) throw usage(`${call.name} is no command and takes no --id.`);
    return input;
  }
  // Anything but an object is sent as it is: the till says in words what it wants instead.
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  if (given.commandId !== undefined) return { ...input, commandId: given.commandId };
  return Object.hasOwn(input, 'commandId') ? input : { ...input, commandId: given.newId() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usage(`The input is no JSON: ${messageOf(error)}. Put it into single quotes: '{"text":"milk"}'`);
  }
}
