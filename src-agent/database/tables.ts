import type { Kysely, Transaction } from 'kysely';
import type { ErpTables } from '#agent/erp/erp-tables.ts';
import type { ManagerTables } from '#agent/managers/manager-tables.ts';
import type { MasterTables } from '#agent/master-data/master-tables.ts';
import type { ParkedTables } from '#agent/parked/parked-tables.ts';
import type { ShiftTables } from '#agent/shift/shift-tables.ts';
import type { TransferTables } from '#agent/transfer/transfer-tables.ts';
import type { TillPrinter } from '#shared/contract/agent-shift.ts';
import type { EventRow } from '#shared/journal/event-row.ts';
import type { TillNoteKind } from '#shared/journal/till-note.ts';

/** The tables of `migrations/agent`, as both SQLite and PostgreSQL give them back. */
export type AgentTables = ShiftTables &
  TransferTables &
  ParkedTables &
  MasterTables &
  ErpTables &
  ManagerTables & {
    readonly agent_identity: { readonly id: number; readonly public_key: string };
    readonly till: {
      readonly store: string;
      readonly till: string;
      readonly public_key: string;
      readonly enrolled_at: string;
      readonly last_push_at: string | null;
      /** When it last asked or said anything; kept to some seconds only. */
      readonly last_seen_at: string | null;
      /** How far it said that its journal reaches. */
      readonly told_seq: number | null;
      /** How it said that its receipt printer is. */
      readonly told_printer: TillPrinter | null;
      /** What it said is parked there, as JSON. */
      readonly told_parked: string | null;
      /** From which address it last asked. */
      readonly seen_from: string | null;
      /** How far its clock was ahead of the Agent's; below zero: behind. */
      readonly told_clock_ms: number | null;
      /** What it said of itself (`toldTillSchema`), as JSON, and when. */
      readonly told_state: string | null;
      readonly told_state_at: string | null;
      /** The record that was not taken from it (`refusedRecordSchema`), as JSON; null: all were. */
      readonly refused_record: string | null;
    };
    readonly journal_event: EventRow & {
      readonly store: string;
      readonly received_at: string;
      /** The epoch that the record was sealed in; null: the one that it is kept in. */
      readonly sealed_epoch: number | null;
    };
    readonly journal_epoch: {
      readonly store: string;
      readonly till: string;
      readonly epoch: number;
      readonly after_epoch: number;
      readonly after_seq: number;
      readonly after_hash: string;
      readonly began_at: string;
    };
    readonly agent_restore: { readonly store: string; readonly known_at: string };
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
    readonly till_key: {
      readonly store: string;
      readonly till: string;
      readonly key_id: string;
      readonly public_key: string;
      readonly enrolled_at: string;
      readonly ended_at: string | null;
      readonly ended_because: 'revoked' | 'replaced' | null;
      /** Login of whoever made its code on the page; null: made elsewhere, or nobody wrote it down. */
      readonly enrolled_by: string | null;
    };
    readonly till_note: {
      readonly store: string;
      readonly till: string;
      readonly epoch: number;
      readonly seq: number;
      readonly note: TillNoteKind;
      readonly at: string;
      readonly actor: string | null;
      readonly authorised_by: string | null;
      readonly detail: string;
    };
    readonly request_nonce: {
      readonly store: string;
      readonly till: string;
      readonly nonce: string;
      readonly at: string;
    };
    readonly refused_attempt: { readonly address: string; readonly minute: string; readonly attempts: number };
    readonly enrolment_code: {
      /** Empty: any store. */
      readonly store: string;
      readonly code_hash: string;
      /** Null: any till of the store. */
      readonly till: string | null;
      readonly purpose: 'enrol' | 'replace';
      readonly made_at: string;
      /** Null: good until it is spent. */
      readonly expires_at: string | null;
      readonly spent_at: string | null;
      readonly spent_by: string | null;
      /** Login of whoever made it on the page. */
      readonly made_by: string | null;
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
