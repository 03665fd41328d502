import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accepted, id, refused, startShift, testTill } from '#test/till/test-till.ts';

describe('a command is carried out once', () => {
  it('however often it is asked for: the same sale, the same number, the same reply', async () => {
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const input = { commandId: randomUUID(), exactCash: true };
    const replies = await Promise.all([1, 2, 3].map(() => accepted(client.sale.complete(input))));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect((await accepted(client.shift.summary({}))).sales.receipts).toBe(1);
  });

  it('also after a restart', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const input = { commandId: randomUUID(), exactCash: true };
    const first = await accepted(client.sale.complete(input));
    await till.close();
    const again = await testTill({ dataDir });
    await accepted(again.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }));
    expect(await accepted(again.client.sale.complete(input))).toEqual(first);
    expect((await accepted(again.client.shift.summary({}))).sales.receipts).toBe(1);
  });

  it('also where it logs off whoever asked, and it logs off nobody else', async () => {
    const { client } = await testTill();
    const logOn = (operatorId: string) => accepted(client.operator.logOn({ ...id(), operatorId, pin: '1234' }));
    const who = async () => (await accepted(client.till.state({}))).operator?.id ?? null;
    await startShift(client);
    const handedOver = id();
    const detached = await accepted(client.shift.detach(handedOver));
    expect(await accepted(client.shift.detach(handedOver))).toEqual(detached);
    await logOn('marko');
    expect(await accepted(client.shift.detach(handedOver))).toEqual(detached);
    expect(await who()).toBe('marko');
    const loggedOff = id();
    await accepted(client.operator.logOff(loggedOff));
    await accepted(client.operator.logOff(loggedOff));
    await startShift(client);
    const { revision } = await accepted(client.shift.endSheet({}));
    const ended = { ...id(), revision, confirmed: true };
    const [first, second] = await Promise.all([1, 2].map(() => accepted(client.shift.end(ended))));
    expect(second).toEqual(first);
    expect(await accepted(client.shift.end(ended))).toEqual(first);
    await logOn('marko');
    expect(await accepted(client.shift.end(ended))).toEqual(first);
    await accepted(client.operator.logOff(loggedOff));
    expect(await who()).toBe('marko');
  });

  it('and its id serves no other command', async () => {
    const { client } = await testTill();
    await startShift(client);
    const { commandId } = id();
    await accepted(client.sale.scan({ commandId, barcode: '101' }));
    expect(await refused(client.sale.scan({ commandId, barcode: '102' }))).toBe('malformed_call');
    expect(await refused(client.sale.complete({ commandId }))).toBe('malformed_call');
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(1);
  });

  it('while a refused one may be accepted later under the same id', async () => {
    const { client } = await testTill();
    await startShift(client);
    const { commandId } = id();
    expect(await refused(client.sale.complete({ commandId, exactCash: true }))).toBe('document_empty');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect((await accepted(client.sale.complete({ commandId, exactCash: true }))).totalMinor).toBe(185);
  });
});
