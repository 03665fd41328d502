import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';

/** Makes the folder where it is missing, for its owner alone: money and a key are kept in there. */
export function makeWritable(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new StartRefusal(
      'data_folder',
      `The folder ${folder} cannot be written (${errorCode(error) ?? 'unknown'}). ` +
        'Give the agent the right to write there, or another --data folder.',
    );
  }
}

/** Step by step: Node's own recursive way tries for ever where the system says that a parent which is there is not (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // The till that starts beside this agent may have been quicker.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
