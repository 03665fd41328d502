import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openKeys } from '#main/ledger/keys.ts';
import { loadSqlite } from '#main/ledger/sqlite.ts';
import { agentClient } from '#main/sync/agent-client.ts';
import type { TillTotals } from '#shared/contract/agent-totals.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import { type AmountTotal, type KindTotal, sortAmounts, sortKinds } from '#shared/sync/totals.ts';
import { ToolTrouble } from '../call/run-tool.ts';
import type { TillClient } from '../call/till-connection.ts';
import { accepted } from './replay-day.ts';

const POLL_MS = 200;

/** Waits until the Agent has acknowledged every event; says so in words where it does not within the time. */
export async function allAcknowledged(client: TillClient, maxMs: number): Promise<void> {
  const until = performance.now() + maxMs;
  for (;;) {
    const { services } = await accepted('till.state', client.till.state({}));
    if (services.unsent === 0 && services.posAgent === 'running') return;
    if (performance.now() > until) {
      throw new ToolTrouble(
        `After ${maxMs / 1_000} s the Agent still lacks ${services.unsent} events. ${services.words}`,
      );
    }
    await delay(POLL_MS);
  }
}

type Totals = Pick<TillTotals, 'seq' | 'hash' | 'events' | 'amounts'>;

/** Where the Agent's totals are not the till's, per account, currency and movement; empty when they are equal. */
export async function differingTotals(dataDir: string, agentUrl: string): Promise<readonly string[]> {
  const { storeCode: store, tillCode: till } = DEMO_CONFIGURATION;
  const { publicKey, signText: sign } = openKeys(dataDir, null);
  const client = agentClient({ url: agentUrl, signer: { store, till, publicKey, sign } });
  const reply = await client.totals.ofTill({ store, till }, { signal: AbortSignal.timeout(10_000) });
  if (!reply.accepted) return [`the Agent does not know this till: ${reply.refusal.words}`];
  return compare(await tillTotals(dataDir), reply.value);
}

function compare(till: Totals, agent: Totals): readonly string[] {
  const rows = (totals: Totals) => [
    `head ${totals.seq} ${totals.hash}`,
    ...sortKinds(totals.events).map(canonicalText),
    ...sortAmounts(totals.amounts).map(canonicalText),
  ];
  const tillRows = rows(till);
  const agentRows = rows(agent);
  const onlyIn = (one: readonly string[], other: readonly string[], whose: string) =>
    one.filter((row) => !other.includes(row)).map((row) => `only the ${whose} has ${row}`);
  return [...onlyIn(tillRows, agentRows, 'till'), ...onlyIn(agentRows, tillRows, 'Agent')];
}

/** Added up from the till's posting table, not from its running totals: another way to the same figures. */
async function tillTotals(dataDir: string): Promise<Totals> {
  const Sqlite = await loadSqlite();
  const connection = new Sqlite(join(dataDir, 'till.db'), { readonly: true });
  try {
    const head = connection.prepare('SELECT seq, hash FROM event ORDER BY epoch DESC, seq DESC LIMIT 1').get();
    return {
      ...(head as { seq: number; hash: string }),
      events: connection.prepare('SELECT kind, count(*) AS events FROM event GROUP BY kind').all() as KindTotal[],
      amounts: connection
        .prepare(
          `SELECT account, currency, movement, sum(amount_minor) AS amountMinor, count(*) AS entries
           FROM posting GROUP BY account, currency, movement`,
        )
        .all() as AmountTotal[],
    };
  } finally {
    connection.close();
  }
}
