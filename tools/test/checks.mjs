import { join } from 'node:path';
import { needNode24 } from '../setup/node-24.mjs';
import { MODULES, ROOT } from '../setup/places.mjs';
import { runChild } from '../setup/run-child.mjs';
import { say } from '../setup/say.mjs';
import { setUp } from '../setup/set-up.mjs';

export async function lintCheck() {
  return check('lint (biome check)', join(MODULES, '@biomejs', 'biome', 'bin', 'biome'), [
    'check',
    '--error-on-warnings',
  ]);
}

export async function typeCheck() {
  return check('types (tsc --build)', join(MODULES, 'typescript', 'bin', 'tsc'), ['--build']);
}

export async function buildCheck() {
  const name = 'build (electron-vite)';
  say(`--- ${name}`);
  try {
    await setUp();
    return { name, isPassed: true };
  } catch (error) {
    say(error.message);
    return { name, isPassed: false };
  }
}

async function check(name, program, args) {
  say(`--- ${name}`);
  const end = await runChild({
    command: needNode24(),
    args: [program, ...args],
    options: { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  });
  return { name, isPassed: end.code === 0 };
}
