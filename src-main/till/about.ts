import { release } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '#main/desk/desk.ts';
import { signingKey } from '#main/ledger/signing-key.ts';
import { logPath, logTail } from '#main/log-file.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import { keyIdOf } from '#main/sync/signed-fetch.ts';
import { VERSION } from '#main/version.ts';
import type { AboutTill, SupportFile } from '#shared/contract/about.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

type Place = { readonly real: Desk; readonly dataDir: string };

const LOG_MAX_BYTES = 500_000;

/** Of the real till, also in training. */
export function about(desk: Desk, { dataDir, real }: Place): Result<AboutTill, Refusal> {
  const operator = requireOperator(desk);
  return operator.ok ? ok(facts(real, dataDir)) : operator;
}

/** Checked in this order: logged on, right. */
export function supportFile(desk: Desk, { dataDir, real }: Place): Result<SupportFile, Refusal> {
  const permitted = requireRight(desk, 'configure_services');
  if (!permitted.ok) return permitted;
  const { wall } = desk.clock.now();
  const told = facts(real, dataDir);
  const parts = [
    JSON.stringify({ at: wall, ...told }, null, 2),
    ...(['till', 'agent'] as const).map((name) => `=== ${name}.log\n${logTail(logPath(dataDir, name), LOG_MAX_BYTES)}`),
  ];
  const fileName = `tillkeeper-${told.till}-${wall.slice(0, 19).replaceAll(/[-:]/g, '')}.txt`;
  return ok({ fileName, text: parts.join('\n\n') });
}

function facts(desk: Desk, dataDir: string): AboutTill {
  const { shop, storeCode, tillCode } = desk.configuration();
  const database = join(dataDir, 'till.db');
  // The file itself is shorter than its content while a write-ahead log lies beside it.
  const pragma = (name: string): number => desk.connection.pragma(name, { simple: true }) as number;
  const { epoch, seq, hash } = desk.journal.head();
  return {
    version: VERSION,
    runtime: `Node ${process.versions.node}, ${process.platform} ${release()} ${process.arch}`,
    shop,
    store: storeCode,
    till: tillCode,
    database,
    databaseBytes: pragma('page_count') * pragma('page_size'),
    journal: { epoch, seq, hash },
    keyId: keyIdOf(signingKey(desk.connection) ?? ''),
  };
}
