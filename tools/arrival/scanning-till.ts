import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { DEMO_PIN } from '#main/demo/demo-shop.ts';
import { openTill } from '#main/till.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { EXIT, ToolTrouble } from '../call/run-tool.ts';
import type { Office } from './office.ts';

/** A till with an open shift, at which somebody scans. */
export type ScanningTill = {
  readonly knows: (barcode: string) => Promise<boolean>;
  readonly scan: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startScanningTill(dataDir: string, office: Office): Promise<ScanningTill> {
  const till = await openTill({ dataDir, agentUrl: office.url, enrolmentCode: office.enrolmentCode });
  const client = createRouterClient(till.router, { context: {} });
  const id = () => ({ commandId: randomUUID() });
  while ((await answered(client.till.state({}))).services.posAgent !== 'running') await pause(50);
  await answered(client.operator.logOn({ ...id(), operatorId: 'ana', pin: DEMO_PIN }));
  await answered(client.shift.start({ ...id(), deposits: [] }));
  return {
    knows: async (barcode) => (await answered(client.item.search({ text: barcode }))).length > 0,
    scan: async () => void (await answered(client.sale.scan({ ...id(), barcode: '101' }))),
    close: till.close,
  };
}

async function answered<T>(sent: Promise<Reply<T>>): Promise<T> {
  const reply = await sent;
  if (reply.accepted) return reply.value;
  throw new ToolTrouble(`${reply.refusal.words} [${reply.refusal.code}]`, EXIT.refused);
}
