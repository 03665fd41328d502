import { type AnyContractProcedure, getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { assert } from '#shared/assert.ts';
import { TILL_CONTRACT_VERSION, tillContract } from '#shared/contract/till-contract.ts';

/** One call of the contract, as the tools know it: all of it read off the contract object, nothing written twice. */
export type ContractCall = {
  readonly name: string;
  readonly path: readonly string[];
  /** Answers once, or goes on saying something until the caller leaves. */
  readonly answers: 'once' | 'stream';
  readonly takesCommandId: boolean;
  readonly input: JsonSchema;
  /** Of the reply; of each message where it is a stream. */
  readonly output: JsonSchema;
};

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every call by its dotted name, in the contract's own order. */
export function contractCalls(): ReadonlyMap<string, ContractCall> {
  return new Map(findCalls(tillContract, []).map((call) => [call.name, call]));
}

/** The contract as one document, for those who write their own client. */
export function contractListing() {
  const calls = [...contractCalls().values()].map(({ name, path: _path, ...rest }) => [name, rest] as const);
  return { contract: 'tillkeeper', version: TILL_CONTRACT_VERSION, calls: Object.fromEntries(calls) };
}

function findCalls(node: unknown, path: readonly string[]): readonly ContractCall[] {
  if (isContractProcedure(node)) return [readCall(node['~orpc'], path)];
  assert(typeof node === 'object' && node !== null, 'a contract is made of calls and groups of calls', { path });
  return Object.entries(node).flatMap(([name, child]) => findCalls(child, [...path, name]));
}

function readCall({ inputSchema, outputSchema }: AnyContractProcedure['~orpc'], path: readonly string[]): ContractCall {
  const stream = getEventIteratorSchemaDetails(outputSchema);
  const input = jsonSchema(inputSchema, 'input');
  return {
    name: path.join('.'),
    path,
    answers: stream === undefined ? 'once' : 'stream',
    takesCommandId: Object.hasOwn(input.properties ?? {}, 'commandId'),
    input,
    output: jsonSchema(stream === undefined ? outputSchema : stream.yields, 'output'),
  };
}

function jsonSchema(schema: unknown, io: 'input' | 'output'): JsonSchema {
  assert(schema instanceof z.ZodType, 'both sides of a call are declared with zod');
  return z.toJSONSchema(schema, { io });
}
