import { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';

type Issue = ValidationError['issues'][number];
export type FieldProblem = { readonly field: string; readonly words: string };

const PROBLEMS_MAX = 10;

/** A message that does not fit the contract, as words that name the field. Null: the error is something else. */
export function badRequest(error: unknown): ORPCError<'BAD_REQUEST', unknown> | null {
  if (!(error instanceof ORPCError) || error.status !== 400) return null;
  if (!(error.cause instanceof ValidationError)) return new ORPCError('BAD_REQUEST', { message: error.message });
  const foreignFirst = error.cause.issues.toSorted((a, b) => Number('keys' in b) - Number('keys' in a));
  const problems = foreignFirst.slice(0, PROBLEMS_MAX).flatMap(problemsOf).slice(0, PROBLEMS_MAX);
  const words = problems.map(({ field, words }) => `${field}: ${words}`).join('; ');
  return new ORPCError('BAD_REQUEST', {
    message: `The message does not fit the contract: ${words}.`,
    data: { problems },
  });
}

function problemsOf(issue: Issue): readonly FieldProblem[] {
  const path = (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step));
  if ('keys' in issue && Array.isArray(issue.keys)) {
    return issue.keys.map((key) => ({
      field: fieldName([...path, String(key)]),
      words: 'is not a field of this message',
    }));
  }
  return [{ field: fieldName(path), words: shorten(lowerFirst(issue.message)) }];
}

/** `events[3].hash`, as the sender would write it. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
  return name === '' ? 'the message' : shorten(name);
}

/** What a stranger sent is not repeated to them at length. */
function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
