/** The tables of parked documents that go from till to till. */
export type ParkedTables = {
  readonly parked_move: {
    readonly store: string;
    readonly move_id: string;
    readonly document_id: string;
    readonly from_till: string;
    readonly to_till: string;
    /** What is told of it and its content, as JSON; null: it has arrived, or only its arrival is known. */
    readonly facts: string | null;
    readonly received_at: string | null;
  };
  readonly parked_request: {
    readonly store: string;
    readonly document_id: string;
    readonly from_till: string;
    readonly to_till: string;
    readonly operator_id: string;
    readonly operator_name: string;
    readonly expires_at: string;
  };
};
