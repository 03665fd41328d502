import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKUP_EVERY_MS, backupName, backupsAmong, isBackupDue, superfluous } from '#shared/backup/backup-file.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('the name of a backup', () => {
  it('says whose it is, when it was begun in UTC, and up to which record it goes', () => {
    expect(backupName('POS1', '2026-11-27T23:15:07.250Z', 4711)).toBe('till-POS1-20261127T231507Z-4711.db');
  });

  it('is found again among whatever lies there, for any code, and never another till’s', () => {
    const code = fc.string({ minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(code, code, fc.nat(), (mine, other, seq) => {
        fc.pre(mine !== other);
        const names = [
          'notes.txt',
          'till.db',
          backupName(other, '2026-11-27T10:00:00Z', 9),
          `${backupName(mine, '2026-11-27T10:00:00Z', 1)}.new`,
        ];
        expect(backupsAmong(names, mine)).toEqual([]);
        const name = backupName(mine, '2026-11-27T10:00:00Z', seq);
        expect(backupsAmong([...names, name], mine)).toEqual([{ name, madeAt: '2026-11-27T10:00:00Z', seq }]);
      }),
    );
  });
});

describe('of old backups', () => {
  const at = (ms: number) => new Date(Date.parse('2026-11-27T12:00:00Z') - ms).toISOString();
  const made = (ages: readonly number[]) =>
    backupsAmong(
      ages.map((age, index) => backupName('POS1', at(age), 1_000_000 - index)),
      'POS1',
    );

  it('the newest seven stay, and the last of each of thirty-one days', () => {
    // Six a day, four hours apart, for sixty days.
    const files = made(Array.from({ length: 360 }, (_, index) => index * BACKUP_EVERY_MS));
    const gone = new Set(superfluous(files));
    const kept = files.filter((file) => !gone.has(file));
    const days = kept.map(({ madeAt }) => madeAt.slice(0, 10));
    expect(new Set(days).size).toBe(31);
    expect(kept.slice(0, 7)).toEqual(files.slice(0, 7));
    for (const [day, files31] of Object.entries(Object.groupBy(files, ({ madeAt }) => madeAt.slice(0, 10))))
      if (days.includes(day)) expect(kept).toContain(files31?.[0]);
  });

  it('a run of them within one day never costs the days before', () => {
    const files = made(
      [...Array.from({ length: 50 }, (_, index) => index * 60_000), 1, 2, 3].concat([DAY_MS, 2 * DAY_MS, 3 * DAY_MS]),
    );
    const kept = files.filter((file) => !superfluous(files).includes(file));
    expect(new Set(kept.map(({ madeAt }) => madeAt.slice(0, 10))).size).toBe(4);
  });
});

describe('a backup is due', () => {
  const facts = { last: { seq: 100 }, sinceMs: 0, nowMs: 1_000, headSeq: 120, endedSeq: 90 };
  it.each([
    ['not while nothing was written', { headSeq: 100, nowMs: 10 * DAY_MS }, false],
    ['not while somebody sells, before its time', {}, false],
    ['once a shift was ended after the last one', { endedSeq: 110 }, true],
    ['every few hours in which something was written', { nowMs: BACKUP_EVERY_MS }, true],
    ['also where the clock was set back by more than that', { nowMs: -BACKUP_EVERY_MS }, true],
    ['at the first end of a new till', { last: null, endedSeq: 5 }, true],
    ['not at the start of a new till', { last: null, endedSeq: 0 }, false],
  ])('%s', (_claim, changed, isDue) => {
    expect(isBackupDue({ ...facts, ...changed })).toBe(isDue);
  });
});
