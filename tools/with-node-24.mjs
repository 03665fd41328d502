import './setup/node-version.mjs';
import { needNode24 } from './setup/node-24.mjs';
import { endLike, runChild } from './setup/run-child.mjs';
import { runCommand, Trouble } from './setup/say.mjs';
import { setUpPackages } from './setup/set-up.mjs';

// with-node-24.mjs FILE ...args: runs a TypeScript or JavaScript file on Node 24, as every npm script does.
await runCommand(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Trouble('Say which file to run: node tools/with-node-24.mjs FILE [arguments]', 2);
  await setUpPackages();
  return endLike(await runChild({ command: needNode24(), args: [file, ...args], endsWithNpm: true }));
});
