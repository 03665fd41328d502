import { randomUUID } from 'node:crypto';
import { CALL_HELP, type CallOptions, readCallInput, readCallOptions } from './call/call-options.ts';
import { type ContractCall, contractCalls, contractListing } from './call/contract-calls.ts';
import { makeCall } from './call/make-call.ts';
import { EXIT, runTool, ToolTrouble } from './call/run-tool.ts';
import { connectToTill } from './call/till-connection.ts';

await runTool(async () => {
  const options = readCallOptions(process.argv.slice(2));
  switch (options.kind) {
    case 'help':
      process.stdout.write(CALL_HELP);
      return EXIT.done;
    case 'list':
      print(JSON.stringify(contractListing(), null, 2));
      return EXIT.done;
    case 'call':
      return await call(options);
  }
});

/** Everything that can be wrong with the command line is said before the till is bothered. */
async function call(options: Extract<CallOptions, { kind: 'call' }>): Promise<number> {
  const { name, url, count, timeoutMs } = options;
  const wanted = findCall(name);
  if (count !== Number.POSITIVE_INFINITY && wanted.answers === 'once') {
    throw new ToolTrouble(`${name} answers once; --count is for streams.`);
  }
  const input = readCallInput(wanted, { ...options, newId: randomUUID });
  const connection = await connectToTill(url, timeoutMs);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  try {
    return await makeCall(connection, { call: wanted, input, count, timeoutMs, stop: stopping.signal, print });
  } finally {
    connection.close();
  }
}

function findCall(name: string): ContractCall {
  const calls = contractCalls();
  const found = calls.get(name);
  if (found !== undefined) return found;
  const last = name.split('.').at(-1)?.toLowerCase();
  const near = [...calls.keys()].filter((known) => known.toLowerCase().split('.').at(-1) === last);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${[...calls.keys()].join(', ')}.`;
  throw new ToolTrouble(`There is no call "${name}". ${hint}\nEvery call with its schema: npm run -s call -- --list`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
