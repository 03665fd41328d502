import type { Backups } from '#main/backup/open-backups.ts';
import { openCardPayments } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { printerFromAfar } from '#main/paper/printer-from-afar.ts';
import type { TerminalDesk } from '#main/terminal/terminal-desk.ts';
import { openTraining } from '#main/training/training-record.ts';
import { VERSION } from '#main/version.ts';
import { isQuestion } from '#shared/card/card-payment.ts';
import type { ToldTill } from '#shared/contract/agent-till-state.ts';
import type { TillState } from '#shared/contract/till.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';

/** What is told of a till, beside what its ledger says. */
export type AfarSources = {
  readonly real: Desk;
  readonly printer: TillState['printer'];
  readonly drawer: TillState['drawer'];
  readonly terminal: TerminalDesk;
  readonly display: ToldTill['display'];
  readonly backups: Pick<Backups, 'state' | 'show' | 'trouble'>;
  /** Null: the line is just being opened. */
  readonly sync: Pick<SyncState, 'posAgent' | 'words'> | null;
};

/** How this till is, for those who see it from afar. */
export function tillFromAfar(sources: AfarSources): ToldTill {
  const { real, backups, display } = sources;
  return {
    version: VERSION,
    seat: seatFromAfar(real),
    isTraining: openTraining(real.connection) !== null,
    printer: printerFromAfar(sources.printer),
    drawer: sources.drawer.state,
    terminal: terminalFromAfar(real, sources.terminal),
    display,
    backup: {
      lastAt: backups.state().lastAt,
      isInDataFolder: backups.show().isOwnFolder,
      trouble: backups.trouble(),
    },
    stuck: stuckFromAfar(sources.sync),
  };
}

function seatFromAfar({ seat }: Desk): ToldTill['seat'] {
  const { operator, since, lock } = seat;
  return operator === null || since === null ? null : { operatorName: operator.name, since, isLocked: lock !== null };
}

function terminalFromAfar({ connection }: Desk, terminal: TerminalDesk): ToldTill['terminal'] {
  const { kind } = terminal.setting();
  if (kind === 'none') return 'none';
  if (openCardPayments(connection).some(isQuestion)) return 'unresolved';
  if (kind === 'manual') return 'by_hand';
  return terminal.live().isExchanging ? 'busy' : 'idle';
}

function stuckFromAfar(sync: AfarSources['sync']): ToldTill['stuck'] {
  const words = sync?.posAgent === 'stuck' ? sync.words : null;
  if (words === null) return null;
  const facts = Object.fromEntries(
    Object.entries(words.facts).map(([name, fact]) => [name, typeof fact === 'string' ? fact.slice(0, 500) : fact]),
  );
  return { trouble: words.trouble, facts };
}
