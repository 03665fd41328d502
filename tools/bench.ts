import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentLoad } from './bench/agent-load.ts';
import { BENCH_HELP, type BenchSizes, type Part, readBenchOptions } from './bench/bench-options.ts';
import { benchWords, machineWords } from './bench/bench-words.ts';
import { endOfShift } from './bench/end-of-shift.ts';
import { itemsArrive } from './bench/items-arrive.ts';
import type { Measured } from './bench/measure.ts';
import { receiptPaper } from './bench/receipt-paper.ts';
import { rush } from './bench/rush.ts';
import { EXIT, runTool } from './call/run-tool.ts';

/** Each measures into a folder of its own and says what it measured. */
const MEASURES: Readonly<Record<Part, (folder: string, sizes: BenchSizes) => Promise<readonly Measured[]>>> = {
  shift: endOfShift,
  paper: receiptPaper,
  agent: agentLoad,
  rush,
  arrival: itemsArrive,
};

await runTool(async () => {
  const options = readBenchOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(BENCH_HELP);
    return EXIT.done;
  }
  process.stdout.write(machineWords());
  for (const part of options.parts) {
    const folder = mkdtempSync(join(tmpdir(), `tillkeeper-bench-${part}-`));
    try {
      for (const measured of await MEASURES[part](folder, options.sizes)) process.stdout.write(benchWords(measured));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  // What was measured has ended; a socket that is still cooling down is not waited for.
  process.exit(EXIT.done);
});
