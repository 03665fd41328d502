import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { errorCode } from '#agent/start/start-refusal.ts';

/** Writes a secret beside and renames it, synced before: after a power cut there is the old file or the new one. Mode 0600. */
export function writeWhole(path: string, content: string): void {
  renameSync(writeBeside(path, content), path);
}

/** The same, but never over a file that is there: of two who write at once, one wins and the other reads what is there. */
export function writeWholeOnce(path: string, content: string): void {
  const beside = writeBeside(path, content);
  try {
    linkSync(beside, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(beside);
  }
}

function writeBeside(path: string, content: string): string {
  const beside = `${path}.${process.pid}-${randomUUID()}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return beside;
}
