import { ask, nothing } from '#shared/contract/ask.ts';
import { backupsSchema, chooseBackupFolderSchema } from '#shared/contract/backup.ts';
import { permittedCommandSchema } from '#shared/contract/till.ts';

export const backupCalls = {
  show: ask(nothing, backupsSchema),
  /** Begins one now and answers at once; what comes of it stands in the state of the till. */
  run: ask(permittedCommandSchema, nothing),
  /** From now on they are written there. Those that are elsewhere stay. */
  chooseFolder: ask(chooseBackupFolderSchema, backupsSchema),
};
