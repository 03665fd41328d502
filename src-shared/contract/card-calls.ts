import { ask, nothing } from '#shared/contract/ask.ts';
import {
  answerCardSchema,
  askCardDeskSchema,
  cardAttemptSchema,
  cardDeskSchema,
  payByCardSchema,
  refundByCardSchema,
  reverseCardSchema,
} from '#shared/contract/card.ts';
import { plainCommandSchema } from '#shared/contract/till.ts';

export const cardCalls = {
  /** How the card payment of the half-typed document, or the refund of a correction, stands, live; ask again after each change of the till. */
  desk: ask(askCardDeskSchema, cardDeskSchema),
  /** Has the terminal take an amount. Answered at once; what becomes of it, `desk` says. */
  pay: ask(payByCardSchema, cardAttemptSchema),
  /** Has it pay returned goods back. Answered at once; the correction is booked with the approval, or not at all. */
  refund: ask(refundByCardSchema, cardAttemptSchema),
  /** Asks the terminal to give up; whether it does, `desk` says. */
  abort: ask(plainCommandSchema, nothing),
  /** What a person read on a manual terminal, or, by right, on the slip of one that fell silent. */
  answer: ask(answerCardSchema, nothing),
  /** Asks the terminal for its last result now. */
  askTerminal: ask(plainCommandSchema, nothing),
  /** Takes an approved payment back while its document is not sold. */
  reverse: ask(reverseCardSchema, nothing),
};
