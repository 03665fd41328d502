import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import { changePinSchema, logOnByBadgeSchema, logOnSchema, unlockSchema } from '#shared/contract/operator.ts';
import {
  askAuthorisersSchema,
  operatorTileSchema,
  permittedCommandSchema,
  plainCommandSchema,
} from '#shared/contract/till.ts';

export const operatorCalls = {
  list: ask(nothing, z.array(operatorTileSchema)),
  logOn: ask(logOnSchema, nothing),
  logOnByBadge: ask(logOnByBadgeSchema, nothing),
  /** From a locked till only with somebody’s authorisation who may unlock for others. */
  logOff: ask(permittedCommandSchema, nothing),
  lock: ask(plainCommandSchema, nothing),
  unlock: ask(unlockSchema, nothing),
  changePin: ask(changePinSchema, nothing),
  /** "Somebody is here": a key or touch that asks nothing of main puts the automatic lock off. */
  touch: ask(nothing, nothing),
  /** Operators of this till who hold a right: whom the Authorization window suggests. */
  authorisers: ask(askAuthorisersSchema, z.array(operatorTileSchema)),
};
