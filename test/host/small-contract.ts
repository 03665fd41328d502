import { eventIterator, oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { z } from 'zod';

/** A host carries any contract: this one has one call that answers, one that streams and one that breaks. */
export const smallContract = {
  echo: oc.input(z.strictObject({ text: z.string() })).output(z.strictObject({ text: z.string() })),
  count: oc.input(z.strictObject({ to: z.int() })).output(eventIterator(z.int())),
  fail: oc.input(z.strictObject({})).output(z.strictObject({})),
};

/** `onEcho` sees each call of echo before it is answered, and may hold it back. */
export function smallRouter(onEcho: (text: string) => void | Promise<void> = () => {}) {
  const os = implement(smallContract);
  return os.router({
    echo: os.echo.handler(async ({ input }) => {
      await onEcho(input.text);
      return { text: input.text };
    }),
    count: os.count.handler(async function* ({ input }) {
      for (let number = 1; number <= input.to; number += 1) yield number;
    }),
    fail: os.fail.handler(() => {
      throw new Error('an inner secret');
    }),
  });
}
