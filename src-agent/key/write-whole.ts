import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Writes a secret beside and renames it, synced before: after a power cut there is the old file or the new one. Mode 0600. */
export function writeWhole(path: string, content: string): void {
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
