import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import type { ContractCall } from './contract-calls.ts';
import { EXIT, messageOf, ToolTrouble } from './run-tool.ts';
import type { TillConnection } from './till-connection.ts';

export type CallToMake = {
  readonly call: ContractCall;
  readonly input: unknown;
  readonly count: number;
  readonly timeoutMs: number;
  /** Ends a stream that nobody wants to see more of; not a fault. */
  readonly stop: AbortSignal;
  readonly print: (line: string) => void;
};

const replySchema = z.looseObject({ accepted: z.boolean() });

/** Makes the call and prints what comes back. Answers the exit code; throws in words where there was no answer. */
export async function makeCall(connection: TillConnection, order: CallToMake): Promise<number> {
  const { call, input, timeoutMs, stop } = order;
  const deadline = new AbortController();
  const wait = setTimeout(() => deadline.abort(), timeoutMs);
  const answered = connection.call(call.path, input, AbortSignal.any([deadline.signal, stop]));
  try {
    const answer = await Promise.race([answered, connection.lost, noAnswer(deadline.signal, order)]);
    if (isStream(answer)) return await printStream(answer, { ...order, lost: connection.lost, wait });
    clearTimeout(wait);
    return printReply(answer, order);
  } catch (error) {
    throw inWords(error, order);
  } finally {
    clearTimeout(wait);
    answered.catch(() => {});
  }
}

function printReply(answer: unknown, { call, print }: CallToMake): number {
  const reply = replySchema.safeParse(answer);
  if (!reply.success) throw new ToolTrouble(`The till's answer to ${call.name} is no reply of this contract.`);
  print(JSON.stringify(answer));
  return reply.data.accepted ? EXIT.done : EXIT.refused;
}

type Stream = AsyncIterator<unknown> & AsyncIterable<unknown>;

function isStream(answer: unknown): answer is Stream {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** The deadline is for the first message only: a quiet till says nothing for hours. */
async function printStream(
  stream: Stream,
  order: CallToMake & { readonly lost: Promise<never>; readonly wait: NodeJS.Timeout },
): Promise<number> {
  const stopped = new Promise<'stopped'>((resolve) => {
    order.stop.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  for (let printed = 0; printed < order.count; printed += 1) {
    const next = stream.next();
    next.catch(() => {});
    const message = await Promise.race([next, order.lost, stopped]);
    if (message === 'stopped') return EXIT.done;
    clearTimeout(order.wait);
    if (message.done === true)
      throw new ToolTrouble('The till ended the stream. It is closing; start it and ask again.');
    order.print(JSON.stringify(message.value));
  }
  return EXIT.done;
}

function noAnswer(deadline: AbortSignal, { call, timeoutMs }: CallToMake): Promise<never> {
  return new Promise((_resolve, reject) => {
    deadline.addEventListener(
      'abort',
      () => {
        const repeat = call.takesCommandId
          ? ' Whether it was carried out is not known: ask again with the same --id.'
          : '';
        reject(new ToolTrouble(`The till did not answer ${call.name} within ${timeoutMs / 1_000} s.${repeat}`));
      },
      { once: true },
    );
  });
}

function inWords(error: unknown, { call }: CallToMake): unknown {
  if (!(error instanceof ORPCError)) return error;
  if (error.code === 'NOT_FOUND')
    return new ToolTrouble(`This till knows no call ${call.name}; it is of another version.`);
  return new ToolTrouble(`The till could not answer ${call.name}: ${messageOf(error)}`);
}
