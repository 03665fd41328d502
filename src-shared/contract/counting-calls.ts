import { ask } from '#shared/contract/ask.ts';
import {
  addValueSchema,
  askCountSchema,
  clearCountSchema,
  confirmCountSchema,
  countSheetSchema,
  tickChequeSchema,
  undoValueSchema,
  writePiecesSchema,
} from '#shared/contract/counting.ts';

export const countCalls = {
  sheet: ask(askCountSchema, countSheetSchema),
  writePieces: ask(writePiecesSchema, countSheetSchema),
  /** Adding machine of forms other than cash, at the end. */
  addValue: ask(addValueSchema, countSheetSchema),
  undoValue: ask(undoValueSchema, countSheetSchema),
  /** Cheques are ticked one by one, at the end. */
  tickCheque: ask(tickChequeSchema, countSheetSchema),
  clear: ask(clearCountSchema, countSheetSchema),
  confirm: ask(confirmCountSchema, countSheetSchema),
};
