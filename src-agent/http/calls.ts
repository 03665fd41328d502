import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { agentContract } from '#shared/contract/agent-contract.ts';
import { erpContract } from '#shared/contract/erp-contract.ts';

export type Call = { readonly method: string; readonly path: string };

/** Every call of a contract, however deep. */
export function callsOf(contract: AnyContractRouter): readonly Call[] {
  if (!isContractProcedure(contract)) return Object.values(contract).flatMap(callsOf);
  const { method = 'POST', path = '/' } = contract['~orpc'].route;
  return [{ method: method.toLowerCase(), path }];
}

const KNOWN = new Set([
  ...callsOf({ ...agentContract, erp: erpContract }).map(({ path }) => path),
  '/openapi.json',
  '/metrics',
]);

/** The path of a known call; one word for all others, which a stranger could make up without end. */
export function callName(path: string): string {
  return KNOWN.has(path) ? path : 'unknown';
}
