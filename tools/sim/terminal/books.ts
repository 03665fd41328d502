/** What the terminal did, by itself: the other side of the truth in every test. */
export type Transaction = {
  readonly receipt: number;
  readonly kind: 'payment' | 'refund' | 'reversal';
  readonly amountMinor: number;
  readonly currency: string;
  /** MMDD and HHMMSS. */
  readonly date: string;
  readonly time: string;
  /** Of a reversal: the receipt that it takes back. */
  readonly of: number | null;
};

export type Batch = { readonly transactions: readonly Transaction[]; readonly date: string; readonly time: string };

/** The last thing that 06 20 repeats. */
export type Last =
  | { readonly kind: 'transaction'; readonly transaction: Transaction }
  | { readonly kind: 'batch'; readonly batch: Batch };

/** The terminal's own books: receipts in a row, the open batch, what was settled. */
export class Books {
  #receipt: number;
  readonly #clock: () => Date;
  readonly transactions: Transaction[] = [];
  readonly batches: Batch[] = [];
  #open: Transaction[] = [];
  last: Last | null = null;

  constructor({ firstReceipt, clock }: { readonly firstReceipt: number; readonly clock: () => Date }) {
    this.#receipt = firstReceipt - 1;
    this.#clock = clock;
  }

  get open(): readonly Transaction[] {
    return this.#open;
  }

  book(entry: Pick<Transaction, 'kind' | 'amountMinor' | 'currency' | 'of'>): Transaction {
    this.skip();
    const transaction = { ...entry, receipt: this.#receipt, ...this.#moment() };
    this.transactions.push(transaction);
    this.#open.push(transaction);
    this.last = { kind: 'transaction', transaction };
    return transaction;
  }

  /** A receipt number that nobody gets: a payment of another till, a refusal with a paper. */
  skip(): void {
    this.#receipt = (this.#receipt % 9_999) + 1;
  }

  /** Why a receipt cannot be reversed, as a result code; null: it can. */
  whyNotReversed(receipt: number): number | null {
    if (this.#open.some(({ of }) => of === receipt)) return 0xb4;
    const payment = this.#open.find((one) => one.receipt === receipt && one.kind === 'payment');
    const lastPayment = this.#open.filter(({ kind }) => kind === 'payment').at(-1);
    return payment === undefined || payment !== lastPayment ? 0xb5 : null;
  }

  reverse(receipt: number): Transaction | null {
    const payment = this.#open.find((one) => one.receipt === receipt && one.kind === 'payment');
    if (payment === undefined) return null;
    const { amountMinor, currency } = payment;
    return this.book({ kind: 'reversal', amountMinor, currency, of: receipt });
  }

  settle(): Batch {
    const batch = { transactions: this.#open, ...this.#moment() };
    this.batches.push(batch);
    this.#open = [];
    this.last = { kind: 'batch', batch };
    return batch;
  }

  /** What the cards of these customers were really charged. */
  charged(): number {
    return this.transactions.reduce(
      (sum, { kind, amountMinor }) => sum + (kind === 'payment' ? 1 : -1) * amountMinor,
      0,
    );
  }

  #moment(): { readonly date: string; readonly time: string } {
    const now = this.#clock();
    const two = (value: number): string => String(value).padStart(2, '0');
    return {
      date: two(now.getMonth() + 1) + two(now.getDate()),
      time: two(now.getHours()) + two(now.getMinutes()) + two(now.getSeconds()),
    };
  }
}
