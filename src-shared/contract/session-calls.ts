import { ask } from '#shared/contract/ask.ts';
import {
  askSessionDetailsSchema,
  askSessionsSchema,
  closedSessionSchema,
  closeSessionSchema,
  posSessionsSchema,
  sessionDetailsSchema,
} from '#shared/contract/session.ts';

export const sessionCalls = {
  list: ask(askSessionsSchema, posSessionsSchema),
  details: ask(askSessionDetailsSchema, sessionDetailsSchema),
  /** Stops selling at one counter, without counting; the last session of a shift leads to its end instead. */
  close: ask(closeSessionSchema, closedSessionSchema),
};
