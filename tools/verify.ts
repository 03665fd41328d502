import { existsSync, statSync } from 'node:fs';
import { EXIT, runTool, ToolTrouble } from './call/run-tool.ts';
import { openExport } from './verify/journal-file.ts';
import { reportJson, reportWords, type VerifyReport } from './verify/report.ts';
import { verifyFile } from './verify/verify-file.ts';
import { verifyFolder } from './verify/verify-folder.ts';
import { readVerifyOptions, VERIFY_HELP, type VerifyOptions } from './verify/verify-options.ts';

await runTool(async () => {
  const options = readVerifyOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(VERIFY_HELP);
    return EXIT.done;
  }
  const report = await verify(options);
  process.stdout.write(options.isJson ? `${reportJson(report)}\n` : reportWords(report));
  return report.isGood ? EXIT.done : EXIT.refused;
});

async function verify(options: Extract<VerifyOptions, { kind: 'verify' }>): Promise<VerifyReport> {
  const { source, trusted, exportTo } = options;
  if (!existsSync(source))
    throw new ToolTrouble(`There is nothing at ${source}. Name a data folder or an exported journal.`);
  if (!statSync(source).isDirectory()) {
    if (exportTo !== null) throw new ToolTrouble('--export takes a data folder; this is an exported journal already.');
    if (source.endsWith('.db')) throw new ToolTrouble(`${source} is a database. Name the folder it lies in.`);
    return verifyFile(source, trusted);
  }
  const exported = exportTo === null ? null : openExport(exportTo);
  try {
    const report = await verifyFolder(source, trusted, exported);
    exported?.close();
    return report;
  } catch (fault) {
    exported?.discard();
    throw fault;
  }
}
