export type MasterTables = {
  readonly master_record: {
    readonly store: string;
    readonly kind: string;
    readonly id: string;
    readonly cursor: number;
    /** Canonical JSON; null: removed. */
    readonly body: string | null;
    readonly changed_at: string;
    readonly changed_by: string;
  };
  readonly master_head: { readonly store: string; readonly cursor: number };
};
