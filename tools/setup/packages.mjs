import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findNode24 } from './node-24.mjs';
import { LOCK_FILE, MODULES, ROOT } from './places.mjs';
import { runChild } from './run-child.mjs';
import { say, Trouble, tick } from './say.mjs';

const STAMP = join(MODULES, '.tillkeeper-stamp');
/** npm's own note of what it installed; written last, so its presence means a finished install. */
const INSTALLED = join(MODULES, '.package-lock.json');

/** Cheap enough for every start: one hash and a look at each package's folder. */
export function arePackagesThere() {
  return readOrNull(STAMP) === stampNow() && isComplete(readLock());
}

/** Brings node_modules in line with the lock file. The stamp goes first and comes back last: a kill between heals itself. */
export async function installPackages({ note }) {
  if (isInstalledByHand()) {
    writeFileSync(STAMP, stampNow());
    return;
  }
  rmSync(STAMP, { force: true });
  rmSync(INSTALLED, { force: true });
  say('Installing packages (first start or changed package-lock.json; a minute or so) ...');
  const stopTicking = tick('  still installing packages');
  const npm = findNpm();
  const end = await runChild({
    command: npm.command,
    args: [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    options: { cwd: ROOT, stdio: ['ignore', 2, 2], shell: npm.isShell },
    onSpawn: (child) => note(child.pid),
  }).finally(stopTicking);
  if (end.code !== 0) {
    throw new Trouble(
      'The packages could not be installed: npm says above why. Check the network and free disk space, then start again.',
      end.signal === 'SIGINT' ? 130 : 1,
    );
  }
  if (!isComplete(readLock())) throw new Trouble('npm ended well, but packages are missing. Start again.');
  mkdirSync(MODULES, { recursive: true });
  writeFileSync(STAMP, stampNow());
  say('Packages are installed.');
}

function stampNow() {
  return createHash('sha256')
    .update(readFileSync(LOCK_FILE))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

function readLock() {
  return JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages;
}

function isComplete(packages) {
  if (findNode24() === null) return false;
  return Object.entries(packages).every(
    ([place, entry]) => place === '' || entry.optional === true || existsSync(join(ROOT, place, 'package.json')),
  );
}

/** A developer's own `npm install` counts as setup: what npm noted as installed is what the lock file asks for. */
function isInstalledByHand() {
  const noted = readOrNull(INSTALLED);
  if (noted === null) return false;
  const wanted = readLock();
  const installed = JSON.parse(noted).packages;
  const isWanted = Object.entries(installed).every(([place, entry]) => wanted[place]?.version === entry.version);
  const isThere = Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional === true || installed[place]?.version === entry.version,
  );
  return isWanted && isThere && isComplete(wanted);
}

/** The npm that started us, run by the Node that runs it; else the one beside this Node; else whatever PATH finds. */
function findNpm() {
  const given = process.env.npm_execpath;
  if (given !== undefined && basename(given) === 'npm-cli.js' && existsSync(given)) {
    return { command: process.env.npm_node_execpath ?? process.execPath, args: [given], isShell: false };
  }
  const beside = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => existsSync(file));
  if (beside !== undefined) return { command: process.execPath, args: [beside], isShell: false };
  return { command: 'npm', args: [], isShell: process.platform === 'win32' };
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
