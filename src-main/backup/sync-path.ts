import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Has a file outlive a power cut. */
export function syncFile(path: string): void {
  syncPath(path, 'r+');
}

/** The same for a folder: the names in it. Windows keeps its own order of names and knows no such call. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') syncPath(path, 'r');
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
