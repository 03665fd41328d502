import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needNode24 } from './node-24.mjs';
import { BUILD_NOTES, LOCK_FILE, MODULES, OUT, ROOT } from './places.mjs';
import { runChild } from './run-child.mjs';
import { say, Trouble } from './say.mjs';

const STAMP = join(BUILD_NOTES, 'build-stamp');
const SOURCES = ['src-shared', 'src-main', 'src-renderer', 'src-agent'];
const SETTINGS = ['electron.vite.config.ts', 'package.json', 'tsconfig.base.json'];

export function isBuilt() {
  return existsSync(join(OUT, 'main', 'main.js')) && readOrNull(STAMP) === stampNow();
}

/** Builds beside `out` and swaps at the end, so that a till being served never sees half a build. */
export async function build({ note }) {
  say('Building the windows ...');
  const stamp = stampNow();
  const fresh = join(BUILD_NOTES, `out-${process.pid}`);
  const vite = join(MODULES, 'electron-vite', 'bin', 'electron-vite.js');
  const end = await runChild({
    command: needNode24(),
    args: [vite, 'build', '--outDir', fresh, '--logLevel', 'warn'],
    options: { cwd: ROOT, stdio: ['ignore', 2, 2] },
    onSpawn: (child) => note(child.pid),
  });
  if (end.code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Trouble('The windows could not be built; the reason stands above.', end.signal === 'SIGINT' ? 130 : 1);
  }
  swapIn(fresh);
  mkdirSync(BUILD_NOTES, { recursive: true });
  writeFileSync(STAMP, stamp);
}

function swapIn(fresh) {
  const old = join(BUILD_NOTES, `old-${process.pid}`);
  rmSync(STAMP, { force: true });
  if (existsSync(OUT)) renameSync(OUT, old);
  renameSync(fresh, OUT);
  rmSync(old, { recursive: true, force: true });
}

/** By content, not by time: a checkout or a copy changes every date and no source. */
function stampNow() {
  const hash = createHash('sha256').update(readFileSync(LOCK_FILE));
  for (const file of [...SETTINGS, ...SOURCES.flatMap(filesBelow)]) {
    if (!existsSync(join(ROOT, file))) continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
