import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '#agent/start/start-refusal.ts';
import { AGENT_DATABASES, databaseArgs, openRaw } from '#test/agent/agent-database.ts';
import { freshFolder, runAgent } from '#test/agent/agent-process.ts';
import { readPriceRule } from '#tools/import/price-rule.ts';
import { withPrices } from '#tools/import/priced-csv.ts';

const PRODUCTS = resolve(import.meta.dirname, '../../../shared/data/products-hr.csv');
const hasProducts = existsSync(PRODUCTS);
if (!hasProducts) process.stderr.write('Skipped: ../shared/data/products-hr.csv is not on this machine.\n');

function fileOf(name: string, content: string | Buffer): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
}

const TAXES = fileOf.bind(null, 'taxes.json', '[{"code":"A","rate":"25"},{"code":"C","rate":"5"}]');
const figure = (stdout: string, name: string) => Number(new RegExp(`^${name} +(\\d+)$`, 'm').exec(stdout)?.[1]);
const figures = (stdout: string) =>
  ['Rows', 'Added', 'Changed', 'Unchanged', 'Withdrawn', 'Refused'].map((name) => figure(stdout, name));

describe.each(AGENT_DATABASES)('import by command, over %s', (kind) => {
  async function office() {
    const dataDir = freshFolder();
    const where = ['--data', dataDir, ...(await databaseArgs(kind, dataDir)), '--store', 'Split'];
    const raw = async (sql: string) => (await openRaw(kind, dataDir)).run(sql);
    const run = (recordKind: string, file: string, ...options: readonly string[]) =>
      runAgent(['import', file, '--kind', recordKind, ...where, ...options]);
    return { run, raw };
  }

  it('takes a catalogue over, says line by line what it refused, and says first what it would do', async () => {
    const { run, raw } = await office();
    expect(await run('tax', TAXES())).toMatchObject({ code: 0, stderr: '' });
    const before = fileOf('a.csv', 'barcode;name;price;tax\n101;Loaf;1,85;C\n102;Roll;0,35;C\n103;Bun;0,50;\n');
    expect(figures((await run('item', before)).stdout)).toEqual([3, 3, 0, 0, 0, 0]);
    const after = fileOf(
      'b.csv',
      'barcode,name,price,tax\n101,Loaf,1.95,C\n\n102,Roll,free,C\n104,Milk,1.20,Z\n3850108020015,Ice,1,A\n105,"Pie\nof two lines",2,A\n106,torn\n',
    );
    const dry = await run('item', after, '--whole', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toBe(
      [
        'item of the store Split',
        'Dry run: nothing was changed.',
        'Rows                     6',
        'Would be added           1',
        'Would be changed         1',
        'Unchanged                0',
        'Would be withdrawn       1',
        'Refused                  4',
        '  line 4: free: the price is missing or no amount above 0',
        '  line 5: Z: nobody knows the tax',
        '  line 6: 3850108020015: the barcode’s check digit is wrong',
        '  line 9: the row has too few or too many columns',
        '  change 101: priceMinor',
        '  add 105',
        '  withdraw 103',
        '',
      ].join('\n'),
    );
    const bodies = "SELECT id, body FROM master_record WHERE kind = 'item' ORDER BY id";
    const held = await raw(bodies);
    expect(held).toMatchObject([{ id: '101' }, { id: '102' }, { id: '103' }]);
    expect(JSON.parse(String(held[0]?.['body']))).toEqual({
      barcode: '101',
      name: 'Loaf',
      unit: '',
      group: '',
      taxCode: 'C',
      priceMinor: 185,
    });
    expect(figures((await run('item', after, '--whole')).stdout)).toEqual([6, 1, 1, 0, 1, 4]);
    const now = await raw(bodies);
    expect(now.map(({ id, body }) => [id, body === null])).toEqual([
      ['101', false],
      // Its row was refused, so nobody said that it is gone.
      ['102', false],
      ['103', true],
      ['105', false],
    ]);
    expect(figures((await run('item', after, '--whole')).stdout)).toEqual([6, 0, 0, 2, 0, 4]);
  });

  it.each([
    ['a catalogue', 'barcode,name,price\n101,Loaf,1.85\n102,Roll,0.60,torn\n'],
    ['records', 'barcode,name,taxCode,priceMinor\n101,Loaf,C,185\n102,Roll,C,60,torn\n'],
  ])('a whole file of %s withdraws nothing that a torn row may name', async (_what, torn) => {
    const { run, raw } = await office();
    await run('tax', TAXES());
    await run('item', fileOf('all.csv', 'barcode,name,price\n101,Loaf,1.85\n102,Roll,0.60\n103,Milk,1.20\n'));
    const { stdout } = await run('item', fileOf('torn.csv', torn), '--whole');
    expect([figure(stdout, 'Withdrawn'), figure(stdout, 'Refused')]).toEqual([1, 1]);
    const there = await raw("SELECT id FROM master_record WHERE kind = 'item' AND body IS NOT NULL ORDER BY id");
    expect(there).toEqual([{ id: '101' }, { id: '102' }]);
  });

  it('takes records of every kind from JSON; another store’s stay as they are', async () => {
    const { run, raw } = await office();
    const customers = fileOf('customers.JSON', '[{"id":"c1","name":"Kovač d.o.o."},{"id":"c2"},7]');
    const { stdout } = await run('customer', customers);
    expect(figures(stdout)).toEqual([3, 1, 0, 0, 0, 2]);
    expect(stdout).toMatch(/^ {2}line 2: name: /m);
    await run('customer', fileOf('other.json', '[{"id":"c9","name":"Elsewhere"}]'), '--store', 'Zadar');
    await run('customer', fileOf('new.json', '[{"id":"c3","name":"Nova"}]'), '--whole');
    expect(await raw('SELECT store, id FROM master_record WHERE body IS NOT NULL ORDER BY id')).toEqual([
      { store: 'Split', id: 'c3' },
      { store: 'Zadar', id: 'c9' },
    ]);
  });

  it.skipIf(!hasProducts)(
    'takes the products of Croatian shops over: without prices not, with prices all that can be sold',
    async () => {
      const { run } = await office();
      await run('tax', TAXES());
      expect(await run('item', PRODUCTS)).toMatchObject({
        code: EXIT_CODES.import_file,
        stderr: expect.stringContaining('neither the column price'),
      });
      const priced = withPrices(readFileSync(PRODUCTS, 'utf8'), readPriceRule('by-barcode'), PRODUCTS);
      const file = fileOf('priced.csv', priced);
      const dry = await run('item', file, '--dry-run');
      expect(dry).toMatchObject({ code: 0, stderr: '' });
      const due = figure(dry.stdout, 'Would be added');
      expect(due).toBeGreaterThan(20_000);
      expect(due + figure(dry.stdout, 'Refused')).toBe(figure(dry.stdout, 'Rows'));
      expect(dry.stdout).toMatch(/and \d+ more refused/);
      const first = await run('item', file);
      expect(figure(first.stdout, 'Added')).toBe(due);
      expect(figure((await run('item', file)).stdout, 'Unchanged')).toBe(due);
    },
    120_000,
  );

  it.each([
    ['a missing file', () => '/nowhere/items.csv', [], EXIT_CODES.import_file, /cannot be read.*ENOENT/],
    ['another encoding', () => fileOf('a.csv', Buffer.from([0x9a, 0xfc])), [], EXIT_CODES.import_file, /no UTF-8/],
    ['an empty file', () => fileOf('a.csv', ''), [], EXIT_CODES.import_file, /empty/],
    ['JSON that is none', () => fileOf('a.json', '{'), [], EXIT_CODES.import_file, /no JSON/],
    ['one record, no list', () => fileOf('a.json', '{}'), [], EXIT_CODES.import_file, /no list/],
    ['a catalogue without taxes', () => fileOf('a.csv', 'barcode,name,price\n1,A,1\n'), [], 13, /no taxes yet/],
    ['nothing to keep of a whole', () => fileOf('a.json', '[]'), ['--whole'], 13, /would withdraw everything/],
  ])('says so for %s, and keeps nothing', async (_, file, options, code, words) => {
    const { run, raw } = await office();
    const ended = await run('item', file(), ...options);
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(words) });
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(await raw('SELECT id FROM master_record')).toEqual([]);
  });

  it('a tax that the store has not is no default', async () => {
    const { run } = await office();
    await run('tax', TAXES());
    const file = fileOf('a.csv', 'barcode,name,price\n1,A,1\n');
    expect(await run('item', file, '--tax', 'Q')).toMatchObject({
      code: EXIT_CODES.usage,
      stderr: expect.stringContaining('it has A, C'),
    });
    expect(figures((await run('item', file, '--tax', 'C')).stdout)).toEqual([1, 1, 0, 0, 0, 0]);
  });
});

it.each([
  ['no file', ['--store', 'S', '--kind', 'item'], /one FILE/],
  ['two files', ['a', 'b', '--store', 'S', '--kind', 'item'], /one FILE/],
  ['no store', ['a', '--kind', 'item'], /--store/],
  ['an unknown kind', ['a', '--store', 'S', '--kind', 'goods'], /--kind, one of item/],
  ['a secret of the page', ['a', '--store', 'S', '--kind', 'operator_pin'], /--kind, one of item/],
  ['odd digits', ['a', '--store', 'S', '--kind', 'item', '--minor-digits', '9'], /--minor-digits/],
])('the command line is refused in words: %s', async (_, args, words) => {
  expect(await runAgent(['import', ...args])).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
});
