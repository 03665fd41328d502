import { ask, nothing } from '#shared/contract/ask.ts';
import { permittedCommandSchema, plainCommandSchema } from '#shared/contract/till.ts';

export const trainingCalls = {
  /** From here on every call works on a ledger of its own, empty at first, until training is left. */
  enter: ask(permittedCommandSchema, nothing),
  /** Back to the real ledger, where everything stands as it was. Needs nobody: it is the way out. */
  leave: ask(plainCommandSchema, nothing),
};
