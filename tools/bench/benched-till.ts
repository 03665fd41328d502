import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { DEMO_PIN } from '#main/demo/demo-shop.ts';
import { openTill } from '#main/till.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { EXIT, ToolTrouble } from '../call/run-tool.ts';
import { took } from './measure.ts';

export type BenchedPrinter = { readonly address: string; readonly profileId: string };
const WAITING: ReadonlySet<string> = new Set(['queued', 'sending', 'awaiting_confirmation']);

/** A till of its own with an open shift, without an Agent: what is measured is the till. */
export async function benchedTill(dataDir: string, options: { readonly printer?: BenchedPrinter } = {}) {
  const till = await openTill({ dataDir, agentUrl: null });
  const client = createRouterClient(till.router, { context: {} });
  const id = () => ({ commandId: randomUUID() });
  const startShift = async () => {
    await answered(client.operator.logOn({ ...id(), operatorId: 'ana', pin: DEMO_PIN }));
    await answered(client.shift.start({ ...id(), deposits: [] }));
  };
  const openSheet = () => answered(client.shift.endSheet({}));
  const scan = () => answered(client.sale.scan({ ...id(), barcode: '101' }));
  const complete = () => answered(client.sale.complete({ ...id(), exactCash: true }));
  if (options.printer !== undefined) {
    const printer = { id: 'receipt', name: 'Receipt printer', ...options.printer };
    await answered(client.operator.logOn({ ...id(), operatorId: 'ivana', pin: DEMO_PIN }));
    await answered(client.device.printer.set({ ...id(), printer }));
    await answered(client.operator.logOff(id()));
  }
  await startShift();
  return {
    scan,
    complete,
    openSheet,
    /** How long each commit took, one for each receipt. */
    sell: async (receipts: number): Promise<readonly number[]> => {
      const commits: number[] = [];
      for (let sold = 0; sold < receipts; sold += 1) {
        await scan();
        commits.push(await took(complete));
      }
      return commits;
    },
    endShift: async () => {
      const { revision } = await openSheet();
      await answered(client.shift.end({ ...id(), revision }));
    },
    startShift,
    /** Until nothing waits for the printer: the next paper is then measured alone. */
    printed: async () => {
      while (WAITING.has((await answered(client.paper.roll({}))).jobs[0]?.state ?? '')) await pause(5);
    },
    close: till.close,
  };
}

export type BenchedTill = Awaited<ReturnType<typeof benchedTill>>;

async function answered<T>(sent: Promise<Reply<T>>): Promise<T> {
  const reply = await sent;
  if (reply.accepted) return reply.value;
  throw new ToolTrouble(`${reply.refusal.words} [${reply.refusal.code}]`, EXIT.refused);
}
