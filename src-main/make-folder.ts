import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with its parents, step by step from the nearest one that exists. Node's own `recursive` spins for ever
 * where a parent says "not found" to a new child, as /proc does; this one throws what the disk says.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
