/** The tables of shifts, sessions and the feed. */
export type ShiftTables = {
  readonly shift: {
    readonly store: string;
    readonly shift_id: string;
    readonly number: string;
    readonly owner: string;
    readonly operator_id: string;
    readonly operator_name: string;
    readonly home_till: string;
    readonly business_date: string;
    readonly started_at: string;
    readonly is_offline: number;
    readonly beginning: string;
    readonly parameters: string;
    readonly attached_to: string | null;
  };
  readonly shift_end: {
    readonly store: string;
    readonly shift_id: string;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
    readonly received_at: string;
    readonly is_leased: number;
    readonly report_number: string;
    readonly ended_by: string;
    readonly ended_at: string;
    readonly figures: string;
    readonly covers: string;
  };
  readonly session: {
    readonly store: string;
    readonly session_id: string;
    readonly shift_id: string;
    readonly till: string;
    readonly operator_id: string;
    readonly opened_at: string;
    readonly closed_at: string | null;
  };
  readonly session_closing: {
    readonly store: string;
    readonly session_id: string;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
    readonly closed_by: string;
    readonly reason: string;
    readonly closed_at: string;
  };
  readonly shift_place: {
    readonly store: string;
    readonly shift_id: string;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
    readonly is_detached: number;
  };
  readonly shift_total: {
    readonly store: string;
    readonly shift_id: string;
    readonly till: string;
    readonly session_id: string;
    readonly account: string;
    readonly currency: string;
    readonly movement: string;
    readonly amount_minor: number;
    readonly entries: number;
  };
  readonly shift_tally: {
    readonly store: string;
    readonly shift_id: string;
    readonly till: string;
    readonly session_id: string;
    readonly name: string;
    readonly subject: string;
    readonly amount: number;
  };
  readonly shift_reach: {
    readonly store: string;
    readonly shift_id: string;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
  };
  readonly shift_cheque: {
    readonly store: string;
    readonly shift_id: string;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
    readonly place: number;
    readonly cheque_id: string;
    readonly payment_form: string;
    readonly currency: string;
    readonly number: string;
    readonly bank: string;
    readonly amount_minor: number;
    readonly document_number: string;
  };
  readonly projection: { readonly name: string; readonly version: number };
  readonly start_grant: {
    readonly store: string;
    readonly owner: string;
    readonly till: string;
    readonly expires_at: string;
  };
  readonly ending_lease: {
    readonly store: string;
    readonly shift_id: string;
    readonly lease_id: string;
    readonly till: string;
    readonly operator_id: string;
    readonly operator_name: string;
    readonly expires_at: string;
  };
  readonly given_lease: { readonly store: string; readonly lease_id: string; readonly shift_id: string };
  readonly feed_head: { readonly store: string; readonly position: number };
  readonly feed_shift: { readonly store: string; readonly shift_id: string; readonly position: number };
};
