// A stand-in for PowerShell and the Windows spooler: the same edge (environment, standard input, one line of JSON), and a
// folder instead of printers. A file NAME.json says what the printer is like; papers land beside it.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const name = process.env.TILLKEEPER_PRINTER;
const about = join(folder, `${name}.json`);
const say = (answer) => process.stdout.write(JSON.stringify(answer));
appendFileSync(join(folder, 'asked.txt'), `${process.env.TILLKEEPER_TASK}\n`);
if (!existsSync(about)) say({ is: 'failed', step: 'OpenPrinter', error: 1801 });
else {
  const printer = JSON.parse(readFileSync(about, 'utf8'));
  if (process.env.TILLKEEPER_TASK !== 'print') say({ is: 'printer', status: printer.status, attributes: 0 });
  else {
    const paper = readFileSync(0);
    if (printer.says !== undefined) process.stdout.write(printer.says);
    else if (printer.hangs) setInterval(() => undefined, 1_000);
    else if (printer.fails) say({ is: 'failed', step: 'WritePrinter', error: printer.fails });
    else {
      writeFileSync(join(folder, `${name}.${Date.now()}.${process.pid}.bin`), paper);
      say({ is: 'spooled', bytes: paper.length });
    }
  }
}
