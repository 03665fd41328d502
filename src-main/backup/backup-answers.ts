import type { z } from 'zod';
import { backupFolder, keepBackupFolder } from '#main/backup/backup-store.ts';
import type { Backups } from '#main/backup/open-backups.ts';
import type { Answering } from '#main/bridge/answering.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { authorised } from '#main/operator/authorise.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import type { BackupsOfTill, chooseBackupFolderSchema } from '#shared/contract/backup.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

export function backupAnswers({ implementer, desk, backups, say }: Answering) {
  const os = implementer.backup;
  return {
    show: os.show.handler(() => {
      const operator = requireOperator(desk);
      return say(operator.ok ? ok(backups.show()) : operator);
    }),
    run: os.run.handler(async ({ input }) => say(await authorised(desk, input, (at) => runNow(at, backups, input)))),
    chooseFolder: os.chooseFolder.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => chooseFolder(at, backups, input))),
    ),
  };
}

/** Checked in this order: logged on, right. */
function runNow(
  desk: Desk,
  backups: Backups,
  input: { readonly commandId: string },
): Result<Record<string, never>, Refusal> {
  const permitted = requireRight(desk, 'configure_services');
  if (!permitted.ok) return permitted;
  const begun = carryOut(desk, { call: 'backup.run', input }, () => ok({}));
  if (begun.ok) backups.run();
  return begun;
}

/** Checked in this order: logged on, right, folder. */
async function chooseFolder(
  desk: Desk,
  backups: Backups,
  input: z.infer<typeof chooseBackupFolderSchema>,
): Promise<Result<BackupsOfTill, Refusal>> {
  const scene = requireRight(desk, 'configure_services');
  if (!scene.ok) return scene;
  const folder = input.folder.trim() === '' ? null : input.folder.trim();
  const listing = await backups.look(folder);
  if (listing?.isUsable !== true) return no({ code: 'backup_folder_wrong', facts: { folder: folder ?? '' } });
  const chosen = carryOut(desk, { call: 'backup.chooseFolder', input }, () => {
    if (backupFolder(desk.connection) === folder) return ok({});
    keepBackupFolder(desk.connection, folder);
    desk.journal.append(event('backup.folder_chosen', scene.value, { folder }));
    return ok({});
  });
  if (!chosen.ok) return chosen;
  backups.moved(listing);
  return ok(backups.show());
}
