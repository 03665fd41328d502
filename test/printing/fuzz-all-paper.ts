import Database from 'better-sqlite3';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { fuzzPaper } from '#test/printing/paper-fuzz.ts';

/** All 100,000 fault schedules, or from one seed on: `npm run fuzz:paper -- 4711 1`. Each broken promise names its seed. */
const [first = '1', count = '100000'] = process.argv.slice(2);
const database = new Database(':memory:');
migrate(database, TILL_MIGRATIONS);
let broken = 0;
const last = Number(first) + Number(count) - 1;
for (let seed = Number(first); seed <= last; seed += 1) {
  const found = await fuzzPaper(seed, database);
  if (found !== null) {
    broken += 1;
    process.stdout.write(`seed ${seed}: ${found}\n`);
  }
  if (seed % 5000 === 0) process.stdout.write(`${seed} of ${last} tried, ${broken} broken\n`);
}
process.stdout.write(`${count} schedules, ${broken} broken\n`);
process.exitCode = broken === 0 ? 0 : 1;
