import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { NOTHING_KNOWN, workedDay } from '#test/tools/checked-copy.ts';
import { runTool } from '#test/tools/run-tool.ts';
import { ofKind, strangeSigner, tampered } from '#test/tools/tamper.ts';
import { makeFolder } from '#test/tools/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

let day: Awaited<ReturnType<typeof workedDay>>;

beforeAll(async () => {
  day = await workedDay();
});

afterAll(() => day.remove());

describe('the verify tool', () => {
  it('reads a folder of an older version, and says what it could not compare', async () => {
    const folder = makeFolder('verify');
    const first = makeFolder('first-step');
    cpSync(join(TILL_MIGRATIONS, '0001-ledger.sql'), join(first, '0001-ledger.sql'));
    const connection = new Sqlite(join(folder, 'till.db'));
    migrate(connection, first);
    connection.close();
    const { code, stdout } = await runTool('verify', [folder]);
    expect(code, 'no events are no journal').toBe(1);
    expect(stdout).toMatch(/holds no events.*older version.*projections were not compared/s);
  });

  it('names the first bad record and ends with 1', async () => {
    let sale: JournalEvent | undefined;
    const copy = tampered(day.dataDir, (connection) => {
      sale = ofKind(connection, 'sale.completed');
      connection.prepare(`UPDATE event SET body = replace(body, 'PA/', 'PB/') WHERE seq = ?`).run(sale.seq);
    });
    const { code, stdout } = await runTool('verify', [copy]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `First bad record: 1/${sale?.seq} (event ${sale?.eventId}): it was changed after it was written`,
    );
    expect(stdout).toContain('is NOT good');
  });

  it.each([
    ['a folder that is not there', () => join(makeFolder('verify'), 'none'), /nothing at/],
    ['a folder without a till', () => makeFolder('verify'), /no till\.db/],
    ['a database itself', () => join(day.dataDir, 'till.db'), /Name the folder/],
    [
      'a till.db that is none',
      () => withFile('till.db', 'this is no database, only some text. '.repeat(40)),
      /is no database/,
    ],
    ['a folder of a newer version', () => newerFolder(), /newer Tillkeeper/],
    ['a damaged key file', () => damagedKey(), /key file.*damaged/],
  ])('ends with 2 and words for %s', async (_what, source, words) => {
    const { code, stdout, stderr } = await runTool('verify', [source()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['nothing named', [], /Say what to check/],
    ['an odd hash', ['x', '--head', 'zz'], /no hash/],
    ['an odd key', ['x', '--key', 'zz'], /no Ed25519/],
  ])('ends with 2 and words for %s', async (_what, args, words) => {
    const { code, stderr } = await runTool('verify', args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });

  function withFile(name: string, content: string): string {
    const folder = makeFolder('verify');
    writeFileSync(join(folder, name), content);
    return folder;
  }

  function newerFolder(): string {
    return tampered(day.dataDir, (connection) => {
      connection.exec(`INSERT INTO migration VALUES (9999, 'from-the-future', 'x')`);
    });
  }

  function damagedKey(): string {
    const folder = tampered(day.dataDir, () => {});
    writeFileSync(join(folder, 'till-key.json'), '{"privateKey":');
    return folder;
  }
});

describe('an exported journal', () => {
  let exported: string;
  const lines = () => readFileSync(exported, 'utf8').trimEnd().split('\n');
  const changed = (change: (all: string[]) => string[]) => {
    const path = join(makeFolder('export'), 'changed.jsonl');
    writeFileSync(path, `${change(lines()).join('\n')}\n`);
    return runTool('verify', [path, '--json']);
  };
  const report = async (change: (all: string[]) => string[]) => {
    const { code, stdout } = await changed(change);
    return { code, ...JSON.parse(stdout) };
  };

  beforeAll(async () => {
    exported = join(makeFolder('export'), 'journal.jsonl');
    const { code } = await runTool('verify', [day.dataDir, '--export', exported]);
    expect(code).toBe(0);
  });

  it('has every event on a line of its own, and passes like the folder it is from', async () => {
    const { tally } = await verifyFolder(day.dataDir, NOTHING_KNOWN);
    expect(lines()).toHaveLength(tally.events);
    const { code, stdout } = await runTool('verify', [exported]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/is good.*5 receipts.*cannot be seen in the file alone/s);
  });

  it('is never written over', async () => {
    const before = readFileSync(exported, 'utf8');
    const { code, stderr } = await runTool('verify', [day.dataDir, '--export', exported]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/is there already/) });
    expect(readFileSync(exported, 'utf8')).toBe(before);
  });

  it('leaves no empty file behind when there was nothing to export', async () => {
    const path = join(makeFolder('export'), 'none.jsonl');
    const empty = makeFolder('verify');
    expect((await runTool('verify', [empty, '--export', path])).code).toBe(2);
    expect(existsSync(path)).toBe(false);
  });

  it('is bad at a line taken out, a figure changed, a line that is no JSON, and with no line at all', async () => {
    const out = await report((all) => all.toSpliced(4, 1));
    expect(out).toMatchObject({ code: 1, findings: [{ at: { seq: 6 }, flaw: 'gap_in_sequence' }] });
    const figure = await report((all) => all.map((line) => line.replace('"totalMinor":869', '"totalMinor":868')));
    expect(figure).toMatchObject({ code: 1, isGood: false });
    expect(figure.findings[0].flaw).toBe('hash_differs');
    const torn = await report((all) => all.map((line, index) => (index === 3 ? line.slice(0, -5) : line)));
    expect(torn.findings[0]).toMatchObject({ flaw: 'unreadable', words: expect.stringContaining('line 4') });
    const empty = await report(() => []);
    expect(empty).toMatchObject({ code: 1, findings: [{ at: null, flaw: 'empty' }] });
  });

  it('is bad against another key or a head that it does not reach', async () => {
    const { publicKey } = strangeSigner();
    expect((await runTool('verify', [exported, '--key', publicKey])).stdout).toContain('[other_key]');
    const head = JSON.parse(lines().at(-1) ?? '').hash;
    expect((await runTool('verify', [exported, '--head', head])).code).toBe(0);
    const cut = join(makeFolder('export'), 'cut.jsonl');
    writeFileSync(cut, `${lines().slice(0, -3).join('\n')}\n`);
    expect((await runTool('verify', [cut])).code, 'a clean cut alone shows nothing').toBe(0);
    expect((await runTool('verify', [cut, '--head', head])).stdout).toContain('[cut_short]');
  });
});
