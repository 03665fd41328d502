import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEvent } from '#shared/journal/event.ts';
import { bad, check, firstBad, workedDay } from '#test/tools/checked-copy.ts';
import { eventsOf, ofKind, rebuilt, replaceAll, rewrite, strangeSigner, tampered } from '#test/tools/tamper.ts';

let day: Awaited<ReturnType<typeof workedDay>>;

beforeAll(async () => {
  day = await workedDay();
});

afterAll(() => day.remove());

describe('a journal changed by somebody without the key is found out at the first bad record', () => {
  it('by a bit flipped in a body', async () => {
    let sale: JournalEvent | undefined;
    const found = await check(day.dataDir, (connection) => {
      sale = ofKind(connection, 'sale.completed', 1);
      const body = Buffer.from(JSON.stringify(sale.body));
      const at = body.indexOf('Ptasie') + 1;
      body.writeUInt8(body.readUInt8(at) ^ 1, at);
      connection.prepare('UPDATE event SET body = ? WHERE seq = ?').run(body.toString(), sale.seq);
    });
    expect(found.findings[0]).toMatchObject({ at: { seq: sale?.seq, eventId: sale?.eventId }, flaw: 'hash_differs' });
    expect(found.findings.filter(({ at }) => at !== null)).toHaveLength(1);
  });

  it('by a body that is no JSON any more', async () => {
    let event: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      event = ofKind(connection, 'shift.started');
      connection.prepare(`UPDATE event SET body = substr(body, 2) WHERE seq = ?`).run(event.seq);
    });
    expect(found).toMatchObject({ seq: event?.seq, flaw: 'unreadable' });
  });

  it('by an amount changed in the posting table alone', async () => {
    let sale: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      sale = ofKind(connection, 'sale.completed', 2);
      connection.prepare('UPDATE posting SET amount_minor = amount_minor + 1 WHERE seq = ? AND line = 0').run(sale.seq);
    });
    expect(found).toEqual(sale && bad(sale, 'postings_differ'));
  });

  it('by a posting taken out, and by one put in', async () => {
    const out = await firstBad(day.dataDir, (connection) =>
      connection.exec("DELETE FROM posting WHERE movement = 'change'"),
    );
    expect(out.flaw).toBe('postings_differ');
    const into = await check(day.dataDir, (connection) => {
      connection.exec(`INSERT INTO posting VALUES (1, 9999, 0, 'safe', 'EUR', 5, 'sale', NULL)`);
    });
    expect(into.findings[0]).toMatchObject({ at: { seq: 9999 }, flaw: 'postings_differ' });
  });

  it('by a record taken out of the middle', async () => {
    let next: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      const { seq } = ofKind(connection, 'sale.completed', 1);
      next = eventsOf(connection).find((event) => event.seq === seq + 1);
      connection.prepare('DELETE FROM event WHERE seq = ?').run(seq);
    });
    expect(found).toEqual(next && bad(next, 'gap_in_sequence'));
  });

  it('by a record taken out and the rest renumbered', async () => {
    let next: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      const { seq } = ofKind(connection, 'sale.completed', 1);
      const rest = eventsOf(connection).filter((event) => event.seq !== seq);
      next = rest.find((event) => event.seq > seq);
      replaceAll(
        connection,
        rest.map((event) => (event.seq > seq ? { ...event, seq: event.seq - 1 } : event)),
      );
    });
    expect(found).toEqual({ seq: (next?.seq ?? 0) - 1, eventId: next?.eventId, flaw: 'previous_hash_differs' });
  });

  it('by two records changed over', async () => {
    let second: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      const [one, other] = [ofKind(connection, 'sale.completed', 0), ofKind(connection, 'sale.completed', 1)];
      second = other;
      const events = eventsOf(connection);
      const exchanged = new Map([
        [one.seq, { ...other, seq: one.seq }],
        [other.seq, { ...one, seq: other.seq }],
      ]);
      replaceAll(
        connection,
        events.map((event) => exchanged.get(event.seq) ?? event),
      );
    });
    expect(found).toMatchObject({ eventId: second?.eventId, flaw: 'previous_hash_differs' });
  });

  it('by a record spliced in from another till of the same name', async () => {
    const other = await workedDay();
    let foreign: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      tampered(other.dataDir, (otherConnection) => {
        foreign = ofKind(otherConnection, 'sale.completed', 0);
      });
      const events = eventsOf(connection);
      replaceAll(
        connection,
        events.map((event) => (event.seq === foreign?.seq ? foreign : event)),
      );
    });
    other.remove();
    expect(found).toEqual(foreign && bad(foreign, 'previous_hash_differs'));
  });

  it('by a record signed with another key', async () => {
    let sale: JournalEvent | undefined;
    const found = await firstBad(day.dataDir, (connection) => {
      sale = ofKind(connection, 'sale.completed', 3);
      const { sign } = strangeSigner();
      connection.prepare('UPDATE event SET signature = ? WHERE seq = ?').run(sign(sale.hash), sale.seq);
    });
    expect(found).toEqual(sale && bad(sale, 'signature_invalid'));
  });

  it('by a whole journal written and signed anew with another key, where the till’s own is known', async () => {
    const stranger = strangeSigner();
    const anew = (connection: Database) =>
      rewrite(connection, {
        sign: stranger.sign,
        change: (event) =>
          event.kind === 'till.founded' ? { ...event, body: { ...event.body, publicKey: stranger.publicKey } } : event,
      });
    expect(await firstBad(day.dataDir, anew)).toMatchObject({ seq: 1, flaw: 'other_key' });
    const withoutKeyFile = await check(day.dataDir, (connection, copy) => {
      anew(connection);
      rmSync(join(copy, 'till-key.json'));
    });
    expect(withoutKeyFile.isGood, 'without the key file nobody can tell').toBe(true);
  });
});

describe('a tail cut off', () => {
  const cut = (connection: Database, kept: number) => {
    connection.prepare('DELETE FROM posting WHERE seq > ?').run(kept);
    connection.prepare('DELETE FROM event WHERE seq > ?').run(kept);
  };

  it('is seen by the projections that still know it', async () => {
    const found = await check(day.dataDir, (connection) => cut(connection, ofKind(connection, 'shift.ended').seq - 1));
    expect(found.findings.every(({ flaw }) => flaw === 'projection_differs')).toBe(true);
    expect(found.findings.map(({ words }) => words).join()).toContain('table shift ');
  });

  it('is seen by the postings, where those were forgotten', async () => {
    const found = await firstBad(day.dataDir, (connection) => {
      const { seq } = ofKind(connection, 'sale.completed', 4);
      connection.prepare('DELETE FROM event WHERE seq >= ?').run(seq);
    });
    expect(found.flaw).toBe('postings_differ');
  });

  it('is seen by what the Agent had acknowledged', async () => {
    const found = await check(day.dataDir, (connection) => {
      const { epoch, seq, hash } = ofKind(connection, 'shift.ended');
      connection.prepare('INSERT INTO acknowledgement VALUES (?, ?, ?, ?, ?)').run(epoch, seq, hash, '', '');
      cut(connection, seq - 1);
      rebuilt(connection);
    });
    expect(found.findings).toMatchObject([{ at: null, flaw: 'cut_short' }]);
  });

  it('cannot be seen when it was cut cleanly and nobody else knew it: then only a witness helps, and the report says so', async () => {
    let lost = '';
    const clean = (connection: Database) => {
      lost = eventsOf(connection).at(-1)?.hash ?? '';
      cut(connection, ofKind(connection, 'shift.ended').seq - 1);
      rebuilt(connection);
    };
    const unseen = await check(day.dataDir, clean);
    expect(unseen.isGood).toBe(true);
    expect(unseen.limits.join()).toMatch(/cannot be seen here.*--head/);
    const seen = await check(day.dataDir, clean, { key: null, head: lost });
    expect(seen.findings).toMatchObject([{ at: null, flaw: 'cut_short' }]);
  });
});
