import { expect, test } from 'vitest';
import { endOnPage, onlyShift, shop, value } from '#test/managers/page-end.ts';
import { allSent, cut, mend, SOON, type StoreTill } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

const IVANA = { operatorId: 'ivana', pin: '1234' };

const newsAt = async ({ client }: StoreTill) => (await accepted(client.till.state({}))).shiftNews;

/** Prints the report of a shift at a till and reads it. */
async function printedAt({ client }: StoreTill, shiftId: string) {
  const { jobId } = await accepted(client.shift.reprintReport({ ...id(), shiftId, authorisation: IVANA }));
  const done = async () => (await accepted(client.paper.slip({ jobId }))).job.state;
  await expect.poll(done, SOON).toBe('printed');
  const { job, lines } = await accepted(client.paper.slip({ jobId }));
  return { job, paper: lines.map(({ text }) => text.trim()).join('\n') };
}

async function endedOnPage() {
  const store = await shop('sqlite');
  const [one, two] = [await store.open('POS1'), await store.open('POS2')];
  await startShift(one.client);
  await sellLoaf(one.client);
  await Promise.all([allSent(one), allSent(two)]);
  const shiftId = await onlyShift(store.client);
  return { ...store, one, two, shiftId };
}

test('the report of an end on the managers’ page comes out at the till where the shift began, and once more as a copy', async () => {
  const { client, one, two, shiftId } = await endedOnPage();
  const cash = { actual: '51.00', withdrawal: '20.00', reason: 'a coin too few' };
  expect(await endOnPage(client, shiftId, { cash })).toMatchObject({ accepted: true });
  await expect
    .poll(() => newsAt(one), SOON)
    .toMatchObject({ news: 'ended_elsewhere', till: 'POS Agent', byName: 'Ivana', printsReportOf: shiftId });
  const report = (await value(client.shifts.show({ shiftId }))).report;
  const first = await printedAt(one, shiftId);
  expect(first.job).toMatchObject({ copy: 0, documentNumber: report?.number, kind: 'daily_report' });
  expect(first.paper).not.toContain('COPY');
  const [ending] = (await value(client.shifts.show({ shiftId }))).rows;
  expect(ending).toMatchObject({ endingMinor: 5185, actualMinor: 5100, withdrawalMinor: 2000, remainingMinor: 3100 });
  for (const part of [
    report?.number ?? '-',
    "Ended on the managers' page",
    'Reason: Ana went home',
    'Ended by Ivana',
    'a coin too few',
    ...['51.85', '51.00', '0.85', '20.00', '31.00'],
  ]) {
    expect(first.paper).toContain(part);
  }
  const again = await printedAt(one, shiftId);
  expect(again.job).toMatchObject({ copy: 1, documentNumber: report?.number });
  expect(again.paper).toBe(`COPY 1\n${first.paper}\nCOPY 1`);
  const [listed] = await accepted(one.client.shift.list({}));
  expect(listed).toMatchObject({ endedOnPage: { reason: 'Ana went home' }, reportNumber: report?.number });
  await logOn(two.client, 'ivana');
  await expect.poll(async () => (await accepted(two.client.shift.list({})))[0]?.endedOnPage, SOON).not.toBeNull();
  expect((await printedAt(two, shiftId)).paper).toMatch(/^COPY 1\n/);
  expect(await refused(two.client.shift.reprintReport({ ...id(), shiftId: 'nothing', authorisation: IVANA }))).toBe(
    'shift_unknown',
  );
});

test('what its till sold before it heard of the end is named on the report, which keeps the signed figures', async () => {
  const { client, one, shiftId } = await endedOnPage();
  cut(one);
  const entered = { cash: { actual: '51.85' }, isUnreportedConfirmed: true };
  await expect.poll(async () => await endOnPage(client, shiftId, entered), SOON).toMatchObject({ accepted: true });
  await sellLoaf(one.client);
  await mend(one);
  await expect.poll(() => newsAt(one), SOON).toMatchObject({ printsReportOf: shiftId });
  const { paper } = await printedAt(one, shiftId);
  expect(paper).toContain('Documents arrived after the end');
  expect(paper).toMatch(/ending[^\n]*51\.85/);
});
