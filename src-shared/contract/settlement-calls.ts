import { ask, nothing } from '#shared/contract/ask.ts';
import {
  answerSettlementSchema,
  explainSettlementSchema,
  sendReportSchema,
  sentReportSchema,
  settlementSheetSchema,
} from '#shared/contract/settlement.ts';
import { plainCommandSchema } from '#shared/contract/till.ts';

export const settlementCalls = {
  sheet: ask(nothing, settlementSheetSchema),
  /** Sending Report: has the terminal close its batch. Answered at once; what becomes of it, `sheet` says. */
  send: ask(sendReportSchema, sentReportSchema),
  /** Asks the terminal now what became of a report of which nobody knows. */
  askTerminal: ask(plainCommandSchema, nothing),
  /** A comment on differences, by right; nothing else changes. */
  explain: ask(explainSettlementSchema, nothing),
  /** What a person read on the terminal's own report, where it fell silent for good; by right. */
  answer: ask(answerSettlementSchema, nothing),
};
