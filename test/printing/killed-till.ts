import { randomUUID } from 'node:crypto';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { openPrintJobStore } from '#main/printing/print-job-store.ts';
import { createPrintWorker } from '#main/printing/print-worker.ts';
import { profileById } from '#main/printing/profiles.ts';
import { realTimers } from '#main/printing/timers.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { systemClock } from '#main/time/clock.ts';
import { assert, must } from '#shared/assert.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import { sampleReceipt } from '#test/printing/sample-facts.ts';

/** A till process to be killed: queues one receipt in the database file it is given and begins to print it. */
const [, , file, printer, profileId] = process.argv;
const address = parsePrinterAddress(must(printer, 'the address of a printer is given'));
assert(address.ok, 'the address of the printer is right');
const database = await openDatabase(must(file, 'a database file is given'));
migrate(database, TILL_MIGRATIONS);
const store = openPrintJobStore({ database, onOutcome: () => undefined });
store.enqueue({
  id: randomUUID(),
  kind: 'receipt',
  documentNumber: '871',
  queuedAt: systemClock.now().wall,
  document: composeReceipt(sampleReceipt('hr')),
});
createPrintWorker({
  store,
  transport: transportFor(address.value),
  profile: must(profileById(must(profileId, 'a profile is given')), 'the profile is known'),
  clock: systemClock,
  timers: realTimers,
  onChange: () => undefined,
  onFault: (fault) => console.error(fault),
}).start();
