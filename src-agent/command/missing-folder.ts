import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/** Not made by the way: a backup under the place of a disk that is not mounted would lie on the very disk that it is for. */
export function refuseMissingFolder(file: string): void {
  const folder = dirname(file);
  if (existsSync(folder)) return;
  throw new StartRefusal('data_folder', `There is no folder ${folder}. Make it, or mount its disk, then try again.`);
}
