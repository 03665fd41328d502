import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needNode24 } from '../setup/node-24.mjs';
import { BUILD_NOTES, MODULES } from '../setup/places.mjs';
import { runChild } from '../setup/run-child.mjs';
import { say } from '../setup/say.mjs';

const PACKAGE = join(MODULES, 'electron');
const FAILED_NOTE = join(BUILD_NOTES, 'electron-not-fetched');
const FETCH_MAX_MS = 20_000;
/** A machine without the internet would otherwise wait out the deadline at every start. */
const TRY_AGAIN_AFTER_MS = 60 * 60_000;

/** The Electron program that is here, or null. */
export function findElectron() {
  try {
    const program = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Lets Electron's own installer fetch the runtime, for a short while only; null where that fails. */
export async function fetchElectron({ isWanted }) {
  if (!isWanted && hasJustFailed()) return null;
  say(`Fetching Electron's runtime (at most ${FETCH_MAX_MS / 1_000} s) ...`);
  let killer;
  const end = await runChild({
    command: needNode24(),
    args: [join(PACKAGE, 'install.js')],
    options: { cwd: PACKAGE, stdio: 'ignore' },
    onSpawn: (child) => {
      killer = setTimeout(() => child.kill('SIGKILL'), FETCH_MAX_MS);
    },
  }).finally(() => clearTimeout(killer));
  const program = end.code === 0 ? findElectron() : null;
  if (program === null) noteFailure();
  return program;
}

function hasJustFailed() {
  try {
    return Date.now() - statSync(FAILED_NOTE).mtimeMs < TRY_AGAIN_AFTER_MS;
  } catch {
    return false;
  }
}

function noteFailure() {
  say('Electron could not be fetched.');
  mkdirSync(BUILD_NOTES, { recursive: true });
  writeFileSync(FAILED_NOTE, '');
}
