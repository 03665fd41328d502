import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { openTill, type Till, type TillOptions } from '#main/till.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { TillContract } from '#shared/contract/till-contract.ts';

export type TillClient = ContractRouterClient<TillContract>;

export type TestTill = { readonly till: Till; readonly client: TillClient; readonly dataDir: string };

/** A real till on a real data folder; closed and removed when the test ends. */
export async function testTill(options: Partial<TillOptions> = {}): Promise<TestTill> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const till = await openTill({ agentUrl: null, ...options, dataDir });
  onTestFinished(() => till.close());
  return { till, client: createRouterClient(till.router, { context: {} }), dataDir };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function id(): { readonly commandId: string } {
  return { commandId: randomUUID() };
}

/** The value of an accepted reply; a refusal fails the test with its words. */
export async function accepted<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.accepted) throw new Error(`refused: ${answer.refusal.code}: ${answer.refusal.words}`);
  return answer.value;
}

/** The code of a refused reply; an acceptance fails the test. */
export async function refused(reply: Promise<Reply<unknown>>): Promise<string> {
  const answer = await reply;
  if (answer.accepted) throw new Error(`accepted, though it should have been refused: ${JSON.stringify(answer.value)}`);
  if (answer.refusal.words.trim() === '') throw new Error(`refused without words: ${answer.refusal.code}`);
  return answer.refusal.code;
}

export async function logOn(client: TillClient, operatorId = 'ana'): Promise<void> {
  await accepted(client.operator.logOn({ ...id(), operatorId, pin: '1234' }));
}

export async function startShift(client: TillClient, deposit = '50.00'): Promise<void> {
  await logOn(client);
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: deposit }] }));
}

/** One receipt of one loaf (1.85), paid exactly in cash. */
export async function sellLoaf(client: TillClient): Promise<string> {
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  return (await accepted(client.sale.complete({ ...id(), exactCash: true }))).number;
}

export async function endShift(client: TillClient): Promise<void> {
  const { revision } = await accepted(client.shift.endSheet({}));
  await accepted(client.shift.end({ ...id(), revision }));
}
