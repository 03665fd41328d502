import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SIZE_MAX_BYTES = 10_000_000;

/** Where a log lies in a data folder. */
export function logPath(dataDir: string, name: 'till' | 'agent'): string {
  return join(dataDir, 'log', `${name}.log`);
}

/** Puts a log that has grown large aside before it is written on; the one put aside before goes. */
export function turnLog(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > SIZE_MAX_BYTES) renameSync(path, `${path}.1`);
}

/** The whole last lines of a log, at most so many bytes; empty where there is none. */
export function logTail(path: string, maxBytes: number): string {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return '';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    const read = readSync(file, bytes, 0, bytes.length, size - bytes.length);
    const text = bytes.toString('utf8', 0, read);
    return size > maxBytes ? text.slice(text.indexOf('\n') + 1) : text;
  } finally {
    closeSync(file);
  }
}
