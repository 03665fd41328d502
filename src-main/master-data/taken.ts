/** What is left to do after the commit: nothing that has to survive a crash. */
export type Taken = { readonly settle: () => void };
export const TAKEN: Taken = { settle: () => {} };
