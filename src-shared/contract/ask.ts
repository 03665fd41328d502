import { oc } from '@orpc/contract';
import { z } from 'zod';
import { replySchema } from '#shared/contract/reply.ts';

/** What a call without any facts takes, and what one without an answer gives. */
export const nothing = z.strictObject({});

/** A call of the till's contract: what it takes, and what an accepted reply carries. */
export const ask = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  oc.input(input).output(replySchema(output));
