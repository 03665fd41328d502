import { ORPCError, type ValidationError } from '@orpc/server';
import type { Refusal } from '#shared/contract/refusal.ts';

const ISSUES_NAMED = 3;

/** What a call that does not fit the contract is told: which field is wrong and how. Null: another fault, not the caller's shape. */
export function malformedCall(fault: unknown): Refusal | null {
  if (!(fault instanceof ORPCError) || fault.code !== 'BAD_REQUEST') return null;
  const cause = fault.cause as ValidationError | undefined;
  const issues = cause?.issues ?? [];
  const problems = issues.slice(0, ISSUES_NAMED).map((issue) => {
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return path === '' ? issue.message : `${path}: ${issue.message}`;
  });
  return { code: 'malformed_call', facts: { problem: problems.length > 0 ? problems.join('; ') : fault.message } };
}
