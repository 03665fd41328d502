import { eventIterator, oc } from '@orpc/contract';
import { aboutSchema, supportFileSchema } from '#shared/contract/about.ts';
import { ask, nothing } from '#shared/contract/ask.ts';
import {
  glanceSchema,
  permittedCommandSchema,
  plainCommandSchema,
  setLanguageSchema,
  tillStateSchema,
} from '#shared/contract/till.ts';

export const tillCalls = {
  state: ask(nothing, tillStateSchema),
  /** Says the state now and again after each change; never ends by itself. */
  watch: oc.input(nothing).output(eventIterator(tillStateSchema)),
  setLanguage: ask(setLanguageSchema, nothing),
  /** Puts away the "Where was I" window after a crash. */
  continueAfterStop: ask(plainCommandSchema, nothing),
  /** Puts away the banner that says the clock was set back. */
  acknowledgeClock: ask(plainCommandSchema, nothing),
  glance: ask(nothing, glanceSchema),
  about: ask(nothing, aboutSchema),
  /** The logs tell who did what when: only with the right to configure services, own or lent. */
  supportFile: ask(permittedCommandSchema, supportFileSchema),
};
