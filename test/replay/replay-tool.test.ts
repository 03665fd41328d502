import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from '#test/tools/run-tool.ts';
import { makeFolder } from '#test/tools/test-till.ts';

const SMALL = join(import.meta.dirname, 'small-bakery.csv');

/** A line of the summary by its name. */
function figure(stdout: string, name: string): string | undefined {
  return new RegExp(`^ *${name} +(.*)$`, 'm').exec(stdout)?.[1];
}

describe('the replay tool', () => {
  it('replays three days over a New Year and ends with equal totals', async () => {
    const dataDir = join(makeFolder('replay'), 'new');
    const { code, stdout, stderr } = await runTool('replay', [SMALL, '--data', dataDir]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`Replaying into ${dataDir}`);
    // Bread 2.55, Coffee 1.25, jam 6.00, by the rule of the names: by card transactions 7 and 10, the rest in cash.
    const minor = (text: string | undefined) => Number(text?.replace(/\D/g, ''));
    const cash = minor(figure(stdout, 'Cash'));
    const card = minor(figure(stdout, 'Charge Card'));
    expect(cash + card).toBe(minor(figure(stdout, 'Turnover')));
    expect(cash).toBeGreaterThan(card);
    expect({
      days: figure(stdout, 'Days \\(shifts\\)'),
      receipts: figure(stdout, 'Receipts'),
      items: figure(stdout, 'Items'),
      left: figure(stdout, 'Left out of the file'),
      totals: figure(stdout, 'Equal totals'),
      verified: figure(stdout, 'Journal verified'),
      projections: figure(stdout, 'Projections rebuilt'),
    }).toEqual({
      days: '3',
      receipts: '8',
      items: '10',
      left: '2 rows NONE, 1 receipts of nothing else',
      totals: 'yes',
      verified: 'yes',
      projections: 'identical',
    });
    const again = await runTool('verify', [dataDir, '--json']);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ shifts: 3, openShifts: 0, receipts: 8 });
    const exported = join(makeFolder('replay'), 'journal.jsonl');
    expect((await runTool('verify', [dataDir, '--export', exported])).code).toBe(0);
    const moments = readFileSync(exported, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => ['sale.completed', 'shift.started'].includes(kind))
      .map(({ kind, wallAt, body }) => `${kind} ${wallAt} ${body.number}`);
    expect(moments.slice(0, 2)).toEqual([
      'shift.started 2016-12-30T08:48:11.000+00:00 SH/2016/POS1/000001',
      'sale.completed 2016-12-30T08:58:11.000+00:00 PA/2016/POS1/000001',
    ]);
    expect(moments.at(-1)).toBe('sale.completed 2017-01-02T00:00:01.000+00:00 PA/2017/POS1/000002');
  }, 120_000);

  const good = readFileSync(SMALL, 'utf8').trimEnd().split('\n');
  const withLine = (number: number, text: string) => good.with(number - 1, text).join('\n');

  it.each([
    ['a column too few', withLine(4, '2016-12-30,09:05:00,2'), /Line 4 .*3 columns instead of 4/],
    ['a column too many', withLine(4, '2016-12-30,09:05:00,2,Bread,1'), /Line 4 .*5 columns/],
    ['a day the calendar lacks', withLine(9, '2017-02-29,09:00:00,5,Coffee'), /Line 9 .*"2017-02-29" is no date/],
    ['a date of another form', withLine(2, '30.12.2016,08:58:11,1,Bread'), /Line 2 .*no date/],
    ['an impossible time', withLine(2, '2016-12-30,24:00:00,1,Bread'), /Line 2 .*"24:00:00" is no time/],
    ['a time going back', withLine(8, '2016-12-30,09:09:59,4,Bread'), /Line 8 .*earlier than the line before/],
    ['a day going back', withLine(12, '2016-12-29,10:00:00,10,Coffee'), /Line 12 .*earlier/],
    ['a transaction going back', withLine(10, '2016-12-31,09:00:01,4,Bread'), /Line 10 .*transaction 4 comes after 5/],
    ['a transaction with two times', withLine(5, '2016-12-30,09:05:01,2,Coffee'), /Line 5 .*two times/],
    ['a transaction that is no number', withLine(3, '2016-12-30,09:05:00,two,Coffee'), /Line 3 .*"two"/],
    ['no item', withLine(13, '2017-01-02,00:00:01,11,'), /Line 13 .*no item/],
    ['an open quote', withLine(8, '2016-12-30,17:59:59,4,"Jam'), /no CSV/],
    ['another head', withLine(1, 'day,time,transaction,item'), /Line 1 .*must be/],
    ['a head alone', good[0] ?? '', /no rows/],
    ['nothing', '', /Line 1/],
  ])('stops before anything is booked at %s', async (_what, csv, words) => {
    const folder = makeFolder('replay');
    const file = join(folder, 'torn.csv');
    writeFileSync(file, csv);
    const { code, stdout, stderr } = await runTool('replay', [file, '--data', join(folder, 'data')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/Nothing was booked\.\n$/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('replays into no folder that holds something', async () => {
    const dataDir = join(makeFolder('replay'), 'used');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'till.db'), 'somebody’s books');
    const { code, stderr } = await runTool('replay', [SMALL, '--data', dataDir]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/is not empty/);
    expect(readdirSync(dataDir)).toEqual(['till.db']);
  });

  it.each([
    ['no file', [], /Name the bakery/],
    ['a file that is not there', ['none.csv'], /cannot be read/],
    ['an odd number of days', [SMALL, '--days', '0'], /whole number above 0/],
    ['an unknown option', [SMALL, '--fast'], /--fast/],
  ])('says so for %s', async (_what, args, words) => {
    const { code, stderr } = await runTool('replay', args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});
