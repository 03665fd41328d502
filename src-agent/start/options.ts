import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { NewAccount } from '#agent/command/manager.ts';
import { type ErpOrder, erpTokenOf, erpWebhookOf } from '#agent/start/erp-options.ts';
import { type ImportOptions, importOptionsOf } from '#agent/start/import-options.ts';
import { accountOf, newAccountOf } from '#agent/start/manager-options.ts';
import { EXIT_CODES, usage } from '#agent/start/start-refusal.ts';
import type { TlsFiles } from '#agent/start/tls.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { SERVICES, type ServiceName } from '#shared/contract/agent-health.ts';
import { FILE_KIND_NAMES } from '#shared/master-data/master-kinds.ts';

export type AgentOptions = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Address of a PostgreSQL; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  /** Null: no code lies in a file; codes are made by command. */
  readonly enrolmentCodeFile: string | null;
  /** Null: plain HTTP, for one machine or behind something that speaks TLS. */
  readonly tls: TlsFiles | null;
  /** Addresses of balancers whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Which of the services answer at this address. */
  readonly roles: readonly ServiceName[];
  /** The store that gets a demo's account where it has none; null: no demo. */
  readonly demoManager: string | null;
  /** Time between "not ready any more" and the end of listening, for a balancer to see it. */
  readonly drainMs: number;
  /** How long spent and expired enrolment codes are kept. */
  readonly codeDays: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export const HELP = `Tillkeeper POS Agent and Data Service: collects the journals of a store's tills.

  agent --port PORT --data DIR [OPTIONS]      serve the tills
  agent enrol-code --store STORE [--till TILL] [--valid-minutes N]
                                              make a one-time code for a new till (default: good for 60 minutes)
  agent enrol-code --store STORE --till TILL --replace
                                              make one for a new machine that takes the place of that till
  agent revoke --store STORE --till TILL      let a till in no more
  agent import FILE --store STORE --kind KIND [--whole] [--dry-run] [--tax CODE] [--minor-digits N]
                                              take master data over from a CSV or JSON file, for the store's tills
  agent erp-token --store STORE --name NAME [--revoke]
                                              make a token with which an ERP reads the store's documents, or let it in no more
  agent erp-webhook --store STORE --url URL   tell that address when documents wait; prints the secret of the signatures
  agent erp-webhook --store STORE --remove    tell nobody any more
  agent manager add --store STORE --login LOGIN --name NAME [--role ROLE]
                                              make an account of the managers' page (role: owner, manager or auditor;
                                              default owner) and print its password for the first logon
  agent manager reset --store STORE --login LOGIN
                                              print a new password for the next logon
  agent backup --to FILE                      copy the SQLite database while it is in use, and check the copy
  agent restore --from FILE                   check a backup and put it where --data has no database any more

import reads one kind a file: ${FILE_KIND_NAMES.join(', ')}.
  A CSV names its fields in its first line; of items it may also be a catalogue with barcode, name and price (in whole
  units, such as 1.99) and, where known, brand, unit, quantity, group, tax. A file named *.json is a list of records.
  --whole                      the file is all there is: what it does not name is withdrawn
  --dry-run                    say what would change, and change nothing
  --tax CODE                   tax of the rows of a catalogue that name none (default: the store's first)
  --minor-digits N             decimal places of the catalogue's prices (default 2)

The commands take --data and --database as the agent that serves.

Options:
  --port PORT                  port to listen on (default 7310; 0: any free one)
  --host HOST                  address to listen on (default 127.0.0.1: this machine only)
  --data DIR                   folder of the database and the agent's key (default ./data/agent; made on first start)
  --database URL               a PostgreSQL, as postgres://USER@HOST:PORT/NAME (default: SQLite in DIR); the password comes
                               from PGPASSWORD or the password file of PostgreSQL, so that no list of processes shows it
  --database-connections N     at most so many connections to PostgreSQL (default 10)
  --enrolment-code-file FILE   file with the one-time code for the next till (default with SQLite: DIR/enrolment-code; with
                               PostgreSQL there is none unless it is named); made when absent, and written anew after
                               each enrolment
  --tls-cert FILE, --tls-key FILE
                               certificate and private key, both PEM: the agent then speaks HTTPS and nothing else
  --trusted-proxy ADDRESS      a balancer whose word (X-Forwarded-For) on where a request comes from is believed; may be
                               given more than once, also as a network such as 10.0.0.0/8
  --roles LIST                 pos-agent, data-service or both with a comma (default: both); for a service at an address of
                               its own start a second agent on the same database with another --port
  --drain-seconds N            how long to go on answering after saying "not ready" when told to stop (default 0)
  --keep-codes-days N          how long to keep enrolment codes that were spent or have expired, to tell which till came
                               in by which (default 90); journals and the audit trail are kept for ever
  --demo-manager STORE         for a demo: an account of the managers' page (ivana, tillkeeper) where the store has none yet;
                               on 127.0.0.1 only
  --log-level LEVEL            debug, info, warn, error or silent (default info); the log goes to stderr, one JSON a line
  --help                       this text

When ready it prints one line on stdout: POS Agent ready at http://HOST:PORT
The managers' page is at that address under /managers/.
SIGTERM and Ctrl+C stop it after the requests under way.

Exit codes: 0 stopped, 1 fault, ${Object.entries(EXIT_CODES)
  .map(([name, code]) => `${code} ${name.replaceAll('_', ' ')}`)
  .join(', ')}
`;

export type CodeOptions = {
  readonly store: string;
  readonly till: string | null;
  /** For a new machine in the place of a till that is known. */
  readonly isReplacement: boolean;
  readonly validMinutes: number;
};

/** What the program is asked to do. */
export type AgentCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve'; readonly options: AgentOptions }
  | { readonly kind: 'enrol_code'; readonly options: AgentOptions; readonly code: CodeOptions }
  | { readonly kind: 'revoke'; readonly options: AgentOptions; readonly store: string; readonly till: string }
  | { readonly kind: 'erp'; readonly options: AgentOptions; readonly order: ErpOrder }
  | { readonly kind: 'import'; readonly options: AgentOptions; readonly order: ImportOptions }
  | { readonly kind: 'manager_add'; readonly options: AgentOptions; readonly manager: NewAccount }
  | { readonly kind: 'manager_reset'; readonly options: AgentOptions; readonly store: string; readonly login: string }
  | { readonly kind: 'backup' | 'restore'; readonly options: AgentOptions; readonly file: string };

/** Reads the command line. Anything unknown, missing or odd is refused in words. */
export function readCommand(args: readonly string[]): AgentCommand {
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  const options = optionsOf(values);
  const { store = '', till = '' } = values;
  if (positionals[0] === 'import')
    return { kind: 'import', options, order: importOptionsOf(values, positionals.slice(1)) };
  switch (positionals.join(' ')) {
    case '':
      return { kind: 'serve', options };
    case 'erp-token':
      return { kind: 'erp', options, order: erpTokenOf(values) };
    case 'erp-webhook':
      return { kind: 'erp', options, order: erpWebhookOf(values) };
    case 'enrol-code':
      return { kind: 'enrol_code', options, code: codeOptionsOf(values) };
    case 'revoke':
      if (store === '' || till === '') throw usage('revoke needs --store and --till.');
      return { kind: 'revoke', options, store, till };
    case 'manager add':
      return { kind: 'manager_add', options, manager: newAccountOf(values) };
    case 'manager reset':
      return { kind: 'manager_reset', options, ...accountOf(values, 'manager reset') };
    case 'backup':
      if (values.to === undefined) throw usage('backup needs --to FILE.');
      return { kind: 'backup', options, file: resolve(values.to) };
    case 'restore':
      if (values.from === undefined) throw usage('restore needs --from FILE.');
      return { kind: 'restore', options, file: resolve(values.from) };
    default:
      throw usage(`"${positionals.join(' ')}" is no command of the agent.`);
  }
}

type Values = ReturnType<typeof parse>['values'];

function codeOptionsOf({ store, till, replace = false, 'valid-minutes': minutes = '60' }: Values): CodeOptions {
  if (!agentIdSchema.safeParse(store).success || store === undefined) {
    throw usage('enrol-code needs --store, as the till names it.');
  }
  if (!/^\d{1,5}$/.test(minutes) || Number(minutes) < 1) {
    throw usage(`--valid-minutes is a number from 1 to 99999; "${minutes}" is not.`);
  }
  if (replace && till === undefined) throw usage('--replace needs --till: the till whose place is taken.');
  return { store, till: till ?? null, isReplacement: replace, validMinutes: Number(minutes) };
}

function optionsOf(values: Values): AgentOptions {
  const dataDir = resolve(values.data ?? join('data', 'agent'));
  const databaseUrl = databaseUrlOf(values.database);
  const codeFile =
    values['enrolment-code-file'] ?? (databaseUrl === null ? join(dataDir, 'enrolment-code') : undefined);
  return {
    host: values.host ?? '127.0.0.1',
    port: portOf(values.port ?? '7310'),
    dataDir,
    databaseUrl,
    databaseConnections: connectionsOf(values['database-connections'] ?? '10'),
    enrolmentCodeFile: codeFile === undefined ? null : resolve(codeFile),
    tls: tlsOf(values['tls-cert'], values['tls-key']),
    trustedProxies: values['trusted-proxy'] ?? [],
    roles: rolesOf(values.roles ?? SERVICES.join(',')),
    demoManager: demoManagerOf(values),
    codeDays: codeDaysOf(values['keep-codes-days'] ?? '90'),
    drainMs: drainMsOf(values['drain-seconds'] ?? '0'),
    logLevel: logLevelOf(values['log-level'] ?? 'info'),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        database: { type: 'string' },
        'database-connections': { type: 'string' },
        'enrolment-code-file': { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'trusted-proxy': { type: 'string', multiple: true },
        roles: { type: 'string' },
        'drain-seconds': { type: 'string' },
        'keep-codes-days': { type: 'string' },
        'log-level': { type: 'string' },
        store: { type: 'string' },
        till: { type: 'string' },
        replace: { type: 'boolean' },
        'valid-minutes': { type: 'string' },
        to: { type: 'string' },
        from: { type: 'string' },
        kind: { type: 'string' },
        whole: { type: 'boolean' },
        url: { type: 'string' },
        revoke: { type: 'boolean' },
        remove: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        tax: { type: 'string' },
        'minor-digits': { type: 'string' },
        'demo-manager': { type: 'string' },
        login: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function portOf(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw usage(`--port is a number from 0 to 65535; "${value}" is not.`);
  }
  return Number(value);
}

/** The address may hold a password, so it is not repeated. */
function databaseUrlOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value;
  throw usage('--database is an address such as postgres://USER@HOST:PORT/NAME.');
}

function connectionsOf(value: string): number {
  if (!/^\d{1,3}$/.test(value) || Number(value) < 1) {
    throw usage(`--database-connections is a number from 1 to 999; "${value}" is not.`);
  }
  return Number(value);
}

function tlsOf(certFile: string | undefined, keyFile: string | undefined): TlsFiles | null {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined) throw usage('--tls-cert and --tls-key belong together.');
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

function rolesOf(value: string): readonly ServiceName[] {
  const asked = value.split(',').map((role) => role.trim());
  const roles = SERVICES.filter((service) => asked.includes(service));
  if (roles.length === 0 || roles.length < asked.length) {
    throw usage(`--roles is ${SERVICES.join(', ')} or both with a comma; "${value}" is not.`);
  }
  return roles;
}

/** A password that everybody can read here must not open a page that others on the network see. */
function demoManagerOf({ 'demo-manager': store, host = '127.0.0.1' }: Values): string | null {
  if (store === undefined) return null;
  if (!agentIdSchema.safeParse(store).success) throw usage('--demo-manager is a store, as the till names it.');
  if (!isOwnMachine(host)) throw usage('--demo-manager is for an agent that answers to its own machine only.');
  return store;
}

/** Whether an address to listen on is heard on this machine only. */
export function isOwnMachine(host: string): boolean {
  return /^(127\.|localhost$|::1$)/.test(host);
}

function codeDaysOf(value: string): number {
  if (!/^\d{1,4}$/.test(value) || Number(value) < 1) {
    throw usage(`--keep-codes-days is a number from 1 to 9999; "${value}" is not.`);
  }
  return Number(value);
}

function drainMsOf(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw usage(`--drain-seconds is a number from 0 to 999; "${value}" is not.`);
  return Number(value) * 1000;
}

function logLevelOf(value: string): AgentOptions['logLevel'] {
  const found = LOG_LEVELS.find((level) => level === value);
  if (found === undefined) throw usage(`--log-level is one of ${LOG_LEVELS.join(', ')}; "${value}" is not.`);
  return found;
}
