import './setup/node-version.mjs';
import { join } from 'node:path';
import { needNode24 } from './setup/node-24.mjs';
import { ROOT } from './setup/places.mjs';
import { endLike, runChild } from './setup/run-child.mjs';
import { runCommand, say } from './setup/say.mjs';
import { setUp } from './setup/set-up.mjs';
import { chooseHost } from './start/choose-host.mjs';
import { HELP, readOptions } from './start/options.mjs';

/** The host's own deadlines add up to less; this one is for a host that hears nothing any more. */
const STOP_MAX_MS = 30_000;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await setUp();
  const host = await chooseHost(options);
  say('Starting the till ...');
  return endLike(await runHost(host, options));
});

/** The host gets its options as one JSON argument; its IPC channel tells it when this process is gone, however that came. */
async function runHost(host, { help: _help, host: _host, headless: _headless, ...forTheHost }) {
  const options = JSON.stringify({ ...forTheHost, window: host.kind === 'browser' && host.window });
  const { command, args } =
    host.kind === 'electron'
      ? { command: host.program, args: [...electronSwitches(), ROOT, `--till-options=${options}`] }
      : { command: needNode24(), args: [join(ROOT, 'src-main/host-browser/main.ts'), `--till-options=${options}`] };
  return runChild({
    command,
    args,
    options: { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
    killAfterMs: STOP_MAX_MS,
    endsWithNpm: true,
  });
}

/** Chromium's sandbox cannot run as root on Linux; better a till that says so than one that does not open. */
function electronSwitches() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return [];
  say('Running as root: the sandbox is off. Start the till as an ordinary user for real use.');
  return ['--no-sandbox'];
}
