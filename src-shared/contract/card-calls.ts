import { ask, nothing } from '#shared/contract/ask.ts';
import {
  answerCardSchema,
  cardAttemptSchema,
  cardDeskSchema,
  payByCardSchema,
  reverseCardSchema,
} from '#shared/contract/card.ts';
import { plainCommandSchema } from '#shared/contract/till.ts';

export const cardCalls = {
  /** How the card payment of the half-typed document stands, live; ask again after each change of the till. */
  desk: ask(nothing, cardDeskSchema),
  /** Has the terminal take an amount. Answered at once; what becomes of it, `desk` says. */
  pay: ask(payByCardSchema, cardAttemptSchema),
  /** Asks the terminal to give up; whether it does, `desk` says. */
  abort: ask(plainCommandSchema, nothing),
  /** What a person read on a manual terminal, or, by right, on the slip of one that fell silent. */
  answer: ask(answerCardSchema, nothing),
  /** Asks the terminal for its last result now. */
  askTerminal: ask(plainCommandSchema, nothing),
  /** Takes an approved payment back while its document is not sold. */
  reverse: ask(reverseCardSchema, nothing),
};
