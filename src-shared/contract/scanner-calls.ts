import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { nothing } from '#shared/contract/ask.ts';

export const scannerCalls = {
  /** Each code as the till's own scanner sends it, from now on; ␝ stands for FNC1. Never ends by itself. */
  watch: oc.input(nothing).output(eventIterator(z.strictObject({ code: z.string().min(1).max(128) }))),
};
