/** A till of a store in a child process, to be killed: serves calls that come as messages. Run by kill-parked.test. */
import { existsSync, readFileSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { openTill } from '#main/till.ts';

type Call = { readonly number: number; readonly path: string; readonly input: unknown };

const [dataDir = '', agentUrl = '', tillCode = '', agentDir = ''] = process.argv.slice(2);
const codeFile = `${agentDir}/enrolment-code`;
const till = await openTill({
  dataDir,
  agentUrl,
  tillCode,
  enrolmentCode: () => (existsSync(codeFile) ? readFileSync(codeFile, 'utf8').trim() : null),
});
const client = createRouterClient(till.router, { context: {} }) as unknown as Record<
  string,
  Record<string, (input: unknown) => Promise<unknown>>
>;

process.on('message', (call: Call) => {
  const [group = '', name = ''] = call.path.split('.');
  void client[group]?.[name]?.(call.input).then((reply) => process.send?.({ number: call.number, reply }));
});
process.send?.({ number: 0, reply: 'ready' });
