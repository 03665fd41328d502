import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTill } from '#main/till.ts';
import { smallDisk } from '#test/store/small-disk.ts';
import { accepted, id, startShift, testTill } from '#test/till/test-till.ts';

const NO_DISK = 'skipped: a small disk needs Linux and root (mount -t tmpfs)';

it('a full disk is a refusal in words: nothing is half-booked, and selling goes on when there is room', async (context) => {
  const disk = smallDisk('5m');
  if (disk === null) {
    console.warn(NO_DISK);
    return context.skip(NO_DISK);
  }
  const { client } = await testTill({ dataDir: join(disk, 'data') });
  await startShift(client);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_000_000));
  let sold = 0;
  let refusal = '';
  while (refusal === '' && sold < 3_000) {
    const scanned = await client.sale.scan({ ...id(), barcode: '101' });
    const reply = scanned.accepted ? await client.sale.complete({ ...id(), exactCash: true }) : scanned;
    if (reply.accepted) sold += 1;
    else refusal = `${reply.refusal.code}: ${reply.refusal.words}`;
  }
  expect(refusal).toBe('disk_full: The disk is full. Nothing was written. Make room on the disk and do it again.');
  expect((await accepted(client.shift.summary({}))).sales.receipts).toBe(sold);

  rmSync(join(disk, 'ballast'));
  const typed = await accepted(client.sale.document({}));
  if (typed === null) await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const { number } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
  expect(number).toBe(`PA/${number.slice(3, 7)}/POS1/${String(sold + 1).padStart(6, '0')}`);
});

it('a disk that stays full does not end the till: what is done now and then waits for its next turn', async (context) => {
  const disk = smallDisk('5m');
  if (disk === null) {
    console.warn(NO_DISK);
    return context.skip(NO_DISK);
  }
  const { client, till } = await testTill({ dataDir: join(disk, 'data'), markEveryMs: 5 });
  await startShift(client);
  const fill = openSync(join(disk, 'ballast'), 'w');
  expect(() => {
    for (;;) writeSync(fill, Buffer.alloc(4_096));
  }).toThrow('ENOSPC');
  const seen = await accepted(client.till.state({}));
  for (let turn = 0; turn < 50; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await client.sale.scan({ ...id(), barcode: '101' });
  }
  expect((await accepted(client.till.state({}))).shift).toEqual(seen.shift);
  closeSync(fill);
  rmSync(join(disk, 'ballast'));
  await till.close();
});

it('a disk that is full at the start is a refusal of the start', async (context) => {
  const disk = smallDisk('200k');
  if (disk === null) {
    console.warn(NO_DISK);
    return context.skip(NO_DISK);
  }
  await expect(openTill({ dataDir: join(disk, 'data'), agentUrl: null })).rejects.toMatchObject({
    words: expect.stringContaining('The disk is full'),
  });
});
