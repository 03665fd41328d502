import { pino } from 'pino';
import { startAgent } from '#agent/agent.ts';
import { backUp } from '#agent/command/backup.ts';
import { makeCodeByCommand } from '#agent/command/enrol-code.ts';
import { erpByCommand } from '#agent/command/erp.ts';
import { importByCommand } from '#agent/command/import-records.ts';
import { addManagerByCommand, resetManagerByCommand } from '#agent/command/manager.ts';
import { restore } from '#agent/command/restore.ts';
import { revokeByCommand } from '#agent/command/revoke.ts';
import { openDatabase, sqlitePath } from '#agent/database/open-database.ts';
import { requestFacts } from '#agent/http/request-id.ts';
import { makeWritable } from '#agent/start/data-folder.ts';
import { type AgentCommand, type AgentOptions, HELP, readCommand } from '#agent/start/options.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/** The log goes to stderr, so that stdout has one line: the address. Written at once, or a crash would take its own cause with it. */
function openLog(level: string) {
  const base = { program: 'pos-agent', pid: process.pid };
  return pino({ level, base, mixin: requestFacts }, pino.destination({ dest: 2, sync: true }));
}

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command.kind === 'help') process.stdout.write(HELP);
  else if (command.kind === 'serve') await serve(command.options);
  else process.stdout.write(await carryOut(command));
}

async function carryOut(command: Exclude<AgentCommand, { kind: 'help' | 'serve' }>): Promise<string> {
  const { options } = command;
  if (isOfCopies(command)) return await copyDatabase(command);
  makeWritable(options.dataDir);
  const { database, line } = await openDatabase(options, openLog(options.logLevel));
  try {
    if (command.kind === 'enrol_code') return await makeCodeByCommand(database, command.code);
    if (command.kind === 'erp') return await erpByCommand(database, command.order);
    if (command.kind === 'import') {
      const words = await importByCommand(database, command.order);
      await line.tell([command.order.store]);
      return words;
    }
    if (command.kind === 'manager_add') return await addManagerByCommand(database, command.manager);
    if (command.kind === 'manager_reset') {
      const { store, login } = command;
      const words = await resetManagerByCommand(database, command);
      if (words === null) throw new StartRefusal('usage', `The store ${store} has no account ${login}.`);
      return words;
    }
    const { store, till } = command;
    const said = await revokeByCommand(database, { store, till });
    if (said === null) throw new StartRefusal('usage', `No till ${till} is enrolled in the store ${store}.`);
    return said;
  } finally {
    await database.destroy();
  }
}

type OfCopies = Extract<AgentCommand, { kind: 'backup' | 'restore' }>;

function isOfCopies(command: AgentCommand): command is OfCopies {
  return command.kind === 'backup' || command.kind === 'restore';
}

async function copyDatabase({ kind, options, file }: OfCopies): Promise<string> {
  if (options.databaseUrl !== null) {
    throw new StartRefusal(
      'usage',
      'A PostgreSQL is backed up and restored with its own tools (pg_dump, or a base backup with WAL).',
    );
  }
  if (kind === 'backup') return await backUp(sqlitePath(options.dataDir), file);
  makeWritable(options.dataDir);
  return await restore(file, options.dataDir);
}

async function serve(options: AgentOptions): Promise<void> {
  const log = openLog(options.logLevel);
  const agent = await startAgent(options, log);
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    agent.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`POS Agent ready at ${agent.url}\n`);
}

function fail(error: unknown): never {
  if (error instanceof StartRefusal) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
  process.stderr.write(`The POS Agent failed: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exit(1);
}

try {
  await main();
} catch (error) {
  fail(error);
}
