/** The tables of transfers between tills. */
export type TransferTables = {
  readonly transfer_sent: {
    readonly store: string;
    readonly number: string;
    readonly from_till: string;
    readonly to_till: string;
    readonly payment_form: string;
    readonly currency: string;
    readonly amount_minor: number;
    readonly sent_at: string;
    readonly handled_by: string;
  };
  readonly transfer_receipt: {
    readonly store: string;
    readonly transfer_number: string;
    readonly till: string;
    readonly number: string;
    readonly currency: string;
    readonly amount_minor: number;
    readonly received_at: string;
  };
};
