import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where things lie in the checkout, whatever folder the command was typed in. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const MODULES = join(ROOT, 'node_modules');
export const LOCK_FILE = join(ROOT, 'package-lock.json');
export const BUILD_NOTES = join(ROOT, '.build');
export const OUT = join(ROOT, 'out');
