import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Restored, restoreBackup } from '#main/backup/restore.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { EXIT, messageOf, runTool, ToolTrouble } from './call/run-tool.ts';

const HELP = `Puts a till's database back from a backup. Stop the till first.

  npm run restore -- --data DIR               from the newest whole backup in DIR/backups
  npm run restore -- --data DIR --from PLACE  from that backup, or from the newest whole one in that folder

The backup is checked whole, and has to be signed with the key in DIR (till-key.json). The database that it replaces is
set aside in DIR, never deleted. At its next start the till fetches from its POS Agent what it wrote after the backup, and
asks about every paper of which nobody knows whether it came out.
`;

await runTool(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  try {
    process.stdout.write(wordsOf(await restoreBackup({ ...options, at: new Date().toISOString() })));
    return EXIT.done;
  } catch (fault) {
    throw fault instanceof StartRefusal ? new ToolTrouble(fault.words, EXIT.refused) : fault;
  }
});

function readOptions(args: readonly string[]): 'help' | { readonly dataDir: string; readonly from: string | null } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, from: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    if (values.data === undefined) throw new Error('--data is missing');
    return { dataDir: resolve(values.data), from: values.from === undefined ? null : resolve(values.from) };
  } catch (error) {
    throw new ToolTrouble(
      `${messageOf(error)}. Name the till's data folder: npm run restore -- --data DIR [--from PLACE]`,
    );
  }
}

function wordsOf({ file, passedOver, records, setAside }: Restored): string {
  const damaged = passedOver.map((words) => `Passed over, because it is damaged: ${words}\n`).join('');
  const kept = setAside === null ? '' : ` The database that stood there is kept in ${setAside}.`;
  return `${damaged}Restored ${file}: ${records} records, checked.${kept}\nStart the till: what it wrote later comes back from its POS Agent.\n`;
}
