export type ErpTables = {
  readonly erp_document: {
    readonly store: string;
    readonly position: number;
    readonly till: string;
    readonly epoch: number;
    readonly seq: number;
    readonly received_at: string;
  };
  readonly erp_token: {
    readonly store: string;
    readonly token_hash: string;
    readonly name: string;
    readonly made_at: string;
    readonly revoked_at: string | null;
    readonly asked_at: string | null;
    /** The reader keeps all up to here. */
    readonly confirmed: number;
  };
  readonly erp_webhook: {
    readonly store: string;
    readonly url: string;
    readonly secret: string;
    readonly made_at: string;
    /** The receiver was told that documents up to here wait. */
    readonly told: number;
    readonly failures: number;
    /** Not before then; moved ahead by whichever instance makes the attempt. */
    readonly next_at: string;
    readonly last_outcome: string;
  };
};
