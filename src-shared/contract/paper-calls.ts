import { ask } from '#shared/contract/ask.ts';
import {
  answerPrintJobSchema,
  askRollSchema,
  askSlipSchema,
  paperRollSchema,
  paperSlipSchema,
  queuedJobSchema,
  reprintSchema,
  sendElsewhereSchema,
} from '#shared/contract/paper.ts';

export const paperCalls = {
  roll: ask(askRollSchema, paperRollSchema),
  slip: ask(askSlipSchema, paperSlipSchema),
  answer: ask(answerPrintJobSchema, queuedJobSchema),
  /** Nothing is printed twice: what waits is moved, what may be on paper already comes as a copy. */
  sendElsewhere: ask(sendElsewhereSchema, queuedJobSchema),
  reprint: ask(reprintSchema, queuedJobSchema),
};
