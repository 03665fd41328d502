import { EXIT, runTool, say } from './call/run-tool.ts';
import { readTakings } from './replay/receipts.ts';
import { replay } from './replay/replay.ts';
import { freshDataDir, REPLAY_HELP, readReplayCommand } from './replay/replay-options.ts';
import { summaryWords } from './replay/summary-words.ts';

await runTool(async () => {
  const command = readReplayCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(REPLAY_HELP);
    return EXIT.done;
  }
  const takings = readTakings(command.file);
  const dataDir = freshDataDir(command.dataDir);
  say(`Replaying into ${dataDir}`);
  const summary = await replay({ takings, dataDir, daysMax: command.daysMax, say });
  process.stdout.write(summaryWords(summary));
  return summary.differing.length === 0 ? EXIT.done : EXIT.refused;
});
