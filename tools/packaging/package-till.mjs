import '../setup/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { needNode24 } from '../setup/node-24.mjs';
import { ROOT } from '../setup/places.mjs';
import { endLike, runChild } from '../setup/run-child.mjs';
import { runCommand, say, Trouble } from '../setup/say.mjs';
import { setUp } from '../setup/set-up.mjs';

const HERE = join(ROOT, 'tools', 'packaging');
const BUILDER = join(HERE, 'node_modules', 'electron-builder', 'cli.js');

/**
 * Makes the installers of this platform: npm run package -- [electron-builder options, for example --dir or --win]. Its
 * tools are heavy and nobody else's business, so they have a package.json of their own and come only here.
 */
await runCommand(async () => {
  await setUp();
  if (!existsSync(BUILDER)) await installTools();
  return endLike(
    await runChild({
      command: needNode24(),
      args: [BUILDER, '--config', join(ROOT, 'electron-builder.yml'), '--publish', 'never', ...process.argv.slice(2)],
      options: { cwd: ROOT },
    }),
  );
});

async function installTools() {
  say('Installing the packaging tools ...');
  const end = await runChild({
    command: 'npm',
    args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    options: { cwd: HERE, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
  });
  if (end.code !== 0) throw new Trouble('The packaging tools could not be installed; npm says above why.');
}
