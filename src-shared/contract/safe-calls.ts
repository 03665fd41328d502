import { ask, nothing } from '#shared/contract/ask.ts';
import {
  askSafeMovementsSchema,
  askSafeSheetSchema,
  moveSafeMoneySchema,
  safeMovedSchema,
  safeMovementsSchema,
  safeReminderSchema,
  safeSheetSchema,
} from '#shared/contract/safe.ts';

export const safeCalls = {
  /** What lies in the safe on a day, for whoever may see it. */
  sheet: ask(askSafeSheetSchema, safeSheetSchema),
  /** What moved a row of it on a day. */
  movements: ask(askSafeMovementsSchema, safeMovementsSchema),
  /** Whether money has to be taken to the bank. */
  reminder: ask(nothing, safeReminderSchema),
  /** To the bank and from it, past every drawer. Between drawer and safe a CD or CW moves: `cashDocument.issue`. */
  move: ask(moveSafeMoneySchema, safeMovedSchema),
};
