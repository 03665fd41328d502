import type { Kysely, Transaction } from 'kysely';

/** The tables of `migrations/agent`, as both SQLite and PostgreSQL give them back. */
export type AgentTables = {
  readonly agent_identity: { readonly id: number; readonly public_key: string };
  readonly till: {
    readonly store: string;
    readonly till: string;
    readonly public_key: string;
    readonly enrolled_at: string;
    readonly last_push_at: string | null;
  };
  readonly journal_event: {
    readonly store: string;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
    readonly event_id: string;
    readonly kind: string;
    readonly version: number;
    readonly actor: string | null;
    readonly authorised_by: string | null;
    readonly shift_id: string | null;
    readonly session_id: string | null;
    readonly body: string;
    readonly postings: string;
    readonly wall_at: string;
    readonly monotonic_ms: number;
    readonly previous_hash: string;
    readonly hash: string;
    readonly signature: string;
    readonly received_at: string;
  };
  readonly amount_total: {
    readonly store: string;
    readonly till: string;
    readonly epoch: number;
    readonly account: string;
    readonly currency: string;
    readonly movement: string;
    readonly amount_minor: number;
    readonly entries: number;
  };
  readonly kind_total: {
    readonly store: string;
    readonly till: string;
    readonly epoch: number;
    readonly kind: string;
    readonly events: number;
  };
};

export type AgentDatabase = Kysely<AgentTables>;
export type AgentTransaction = Transaction<AgentTables>;

/** How a till is named everywhere here: within its store. */
export type TillKey = { readonly store: string; readonly till: string };
