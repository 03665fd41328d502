import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL of this test file's own: on a socket in a temporary folder, seen by nobody else. */
export type Cluster = {
  /** Address of a database of that name; made where it is not there yet. */
  readonly database: (name: string) => Promise<string>;
  /** Makes a database as a copy of another one, which nobody may use meanwhile. */
  readonly copy: (from: string, to: string) => Promise<void>;
  readonly stop: () => void;
};

const USER = 'tillkeeper';

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
type RunAs = { readonly uid?: number; readonly gid?: number };

export function startCluster(): Cluster {
  const programs = programFolder();
  const runAs = notRoot();
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-pg-'));
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(folder, runAs.uid, runAs.gid);
  const files = join(folder, 'files');
  const run = (program: string, args: readonly string[]): void => {
    must(spawnSync(join(programs, program), args, { ...runAs, cwd: folder, encoding: 'utf8' }), program);
  };
  run('initdb', ['-D', files, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  // No machine loses its power here; what a killed agent leaves behind is the same without waiting for the disk.
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c max_connections=60 -c fsync=off`;
  run('pg_ctl', ['-D', files, '-w', '-t', '60', '-l', join(folder, 'log'), '-o', settings, 'start']);
  const urlOf = (name: string): string => `postgres://${USER}@${encodeURIComponent(folder)}/${name}`;
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    run('pg_ctl', ['-D', files, '-w', '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  const made = new Map<string, Promise<string>>();
  const make = async (name: string, as = 'template1'): Promise<string> => {
    const client = new Client({ connectionString: urlOf('postgres') });
    await client.connect();
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${as}"`).finally(() => client.end());
    return urlOf(name);
  };
  return {
    database: async (name) => {
      const url = made.get(name) ?? make(name);
      made.set(name, url);
      return await url;
    },
    copy: async (from, to) => {
      const url = make(to, from);
      made.set(to, url);
      await url;
    },
    stop,
  };
}

function programFolder(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(debian, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
}

function notRoot(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function must({ status, error, stderr, stdout }: SpawnSyncReturns<string>, program: string): void {
  if (status === 0) return;
  throw new Error(`${program} ended with ${status ?? error?.message}: ${stderr}${stdout}`);
}
