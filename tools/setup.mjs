import './setup/node-version.mjs';
import { runCommand, say } from './setup/say.mjs';
import { setUp } from './setup/set-up.mjs';

await runCommand(async () => {
  await setUp();
  say('Tillkeeper is set up.');
  return 0;
});
