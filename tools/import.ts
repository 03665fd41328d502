import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ORPCError } from '@orpc/client';
import type { Reply } from '#shared/contract/reply.ts';
import { EXIT, messageOf, runTool, ToolTrouble } from './call/run-tool.ts';
import { connectToTill, type TillConnection } from './call/till-connection.ts';
import { IMPORT_HELP, type ImportOptions, readImportOptions } from './import/import-options.ts';
import { withPrices } from './import/priced-csv.ts';
import { reportWords } from './import/report-words.ts';

type Order = Extract<ImportOptions, { kind: 'import' }>;

await runTool(async () => {
  const options = readImportOptions(process.argv.slice(2), process.env);
  if (options.kind === 'help') {
    process.stdout.write(IMPORT_HELP);
    return EXIT.done;
  }
  const csv = readCatalogue(options);
  const connection = await connectToTill(options.url, options.timeoutMs);
  try {
    process.stdout.write(await asOperator(connection, options, () => sendCatalogue(connection, options, csv)));
    return EXIT.done;
  } finally {
    connection.close();
  }
});

/** The file with its prices, read whole before the till is asked for anything. */
function readCatalogue({ file, priceRule }: Order): string {
  const csv = readText(file);
  return priceRule === null ? csv : withPrices(csv, priceRule, file);
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError)
      throw new ToolTrouble(`${file} is no UTF-8 text. Save it as CSV in UTF-8 and try again.`);
    throw new ToolTrouble(`${file} cannot be read (${messageOf(error)}). Name a CSV file that this user may read.`);
  }
}

/** Logs on before and off after, whatever came between; without an operator, whoever is logged on imports. */
async function asOperator(connection: TillConnection, order: Order, act: () => Promise<string>): Promise<string> {
  const { client } = connection;
  if (order.logOn === null) return await act();
  await answered(connection, order, client.operator.logOn({ commandId: randomUUID(), ...order.logOn }));
  try {
    return await act();
  } finally {
    await answered(connection, order, client.operator.logOff({ commandId: randomUUID() }));
  }
}

async function sendCatalogue(connection: TillConnection, order: Order, csv: string): Promise<string> {
  const { isDryRun: dryRun, file } = order;
  const sent = connection.client.catalogue.import({ commandId: randomUUID(), fileName: basename(file), csv, dryRun });
  return reportWords(await answered(connection, order, sent), dryRun);
}

/** The value of an accepted reply; a refusal in the till's words, no answer in ours. */
async function answered<T>(connection: TillConnection, { timeoutMs }: Order, sent: Promise<Reply<T>>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const words = `The till did not answer within ${timeoutMs / 1_000} s. A repeated import does no harm; try again with a longer --timeout.`;
    timer = setTimeout(() => reject(new ToolTrouble(words)), timeoutMs);
  });
  try {
    const reply = await Promise.race([sent, connection.lost, late]);
    if (reply.accepted) return reply.value;
    throw new ToolTrouble(`${reply.refusal.words} [${reply.refusal.code}]`, EXIT.refused);
  } catch (error) {
    throw error instanceof ORPCError ? new ToolTrouble(`The till could not do this: ${error.message}`) : error;
  } finally {
    clearTimeout(timer);
    sent.catch(() => {});
  }
}
