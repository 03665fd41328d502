import { ask, nothing } from '#shared/contract/ask.ts';
import { dataUpdateSchema, startUpdateSchema } from '#shared/contract/data-update.ts';

export const dataUpdateCalls = {
  show: ask(nothing, dataUpdateSchema),
  /** Asks the Data Service now. Nothing waits for it: how far it is, `show` says. */
  start: ask(startUpdateSchema, dataUpdateSchema),
};
