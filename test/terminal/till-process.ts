/** A till beside a terminal, in a child process, to be killed: serves calls that come as messages. Run by crash.test. */
import { createRouterClient } from '@orpc/server';
import { openTill } from '#main/till.ts';
import { PATIENCE } from '#test/terminal/patience.ts';

type Call = { readonly number: number; readonly path: string; readonly input: unknown };

const [dataDir = '', terminal = ''] = process.argv.slice(2);
const till = await openTill({ dataDir, agentUrl: null, terminal, terminalPatience: PATIENCE });
const client = createRouterClient(till.router, { context: {} }) as unknown as Record<
  string,
  Record<string, (input: unknown) => Promise<unknown>>
>;

process.on('message', (call: Call) => {
  const [group = '', name = ''] = call.path.split('.');
  void client[group]?.[name]?.(call.input).then((reply) => process.send?.({ number: call.number, reply }));
});
process.send?.({ number: 0, reply: 'ready' });
