import { ask, nothing } from '#shared/contract/ask.ts';
import {
  saveServicesSchema,
  serviceConfigurationSchema,
  triedAddressSchema,
  tryAddressSchema,
} from '#shared/contract/service-configuration.ts';
import { permittedCommandSchema } from '#shared/contract/till.ts';

export const serviceConfigurationCalls = {
  show: ask(nothing, serviceConfigurationSchema),
  /** Tries what was typed, before it is saved. */
  test: ask(tryAddressSchema, triedAddressSchema),
  /** Saves both addresses and goes over to them at once. */
  save: ask(saveServicesSchema, serviceConfigurationSchema),
  /** Asks both services at once, whatever wait is running. */
  tryNow: ask(nothing, nothing),
  /** The Agent was set up anew: its key is taken over at the next enrolment. */
  trustNewAgent: ask(permittedCommandSchema, nothing),
};
