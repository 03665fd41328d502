/** What lies in the safe of one payment form. */
export function safeAccount(paymentForm: string): string {
  return `safe/${paymentForm}`;
}

/** Where the first journals booked all of the safe, whatever the payment form; they stay readable. */
export const OLD_SAFE_ACCOUNT = 'safe';

export function isSafeAccount(account: string): boolean {
  return account === OLD_SAFE_ACCOUNT || account.startsWith('safe/');
}

/** The payment form of a safe account; null for the old account of all forms, and for every other one. */
export function formInSafe(account: string): string | null {
  return /^safe\/(.+)$/.exec(account)?.[1] ?? null;
}
