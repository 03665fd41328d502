import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Clocks set back since somebody last acknowledged it: said in a banner, over a restart too. */
export function projectClock(connection: Database): Projector {
  const keep = connection.prepare('INSERT INTO clock_notice VALUES (?, ?, ?, ?)');
  const clear = connection.prepare('DELETE FROM clock_notice');
  return (event) => {
    if (event.kind === 'clock.set_back') keep.run(event.epoch, event.seq, event.body.lastTrustedAt, event.body.nowAt);
    if (event.kind === 'clock.acknowledged') clear.run();
  };
}
