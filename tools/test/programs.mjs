import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runChild } from '../setup/run-child.mjs';
import { say, tick } from '../setup/say.mjs';

/** What the suites drive besides Node: a browser, PTYs, the list of serial ports (which crashes without udevadm), PostgreSQL. */
const NEEDED = [
  { debian: 'chromium', programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] },
  { debian: 'socat', programs: ['socat'] },
  { debian: 'udev', programs: ['udevadm'] },
  { debian: 'postgresql', programs: ['pg_ctlcluster'] },
];

/** Brings what is missing where we may (Debian and its kin, as root); says what to install elsewhere and goes on. */
export async function bringPrograms() {
  if (process.platform !== 'linux') return;
  const missing = NEEDED.filter((need) => !need.programs.some(isOnPath)).map((need) => need.debian);
  if (missing.length === 0) return;
  if (!mayInstall()) {
    say(
      `Missing here: ${missing.join(', ')}. Suites that need them fail. On Debian: apt-get install ${missing.join(' ')}`,
    );
    return;
  }
  say(`Installing ${missing.join(', ')} ...`);
  const stopTicking = tick('  still installing');
  await apt(['update']);
  for (const name of missing) {
    // One by one: a name that this distribution does not know must not keep the others away.
    if (!(await apt(['install', '--no-install-recommends', name]))) {
      say(`apt could not install ${name}. Suites that need it fail.`);
    }
  }
  stopTicking();
}

async function apt(args) {
  const end = await runChild({
    command: 'apt-get',
    args: ['-q', '-y', ...args],
    options: { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
  });
  return end.code === 0;
}

function mayInstall() {
  return process.getuid() === 0 && isDebianLike() && isOnPath('apt-get');
}

function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function isOnPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
