import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type EnterFacts = {
  readonly authority: Authority;
  /** The operator's open shift and session, if there is one: training is time taken from it. */
  readonly scene: Scene;
  /** Lines of the half-typed document; a customer may be waiting for it. */
  readonly documentLines: number;
};

/** Goes over to training. Checked in this order: right, half-typed document. */
export function enterTraining({ authority, scene, documentLines }: EnterFacts): Result<NewEvent, Refusal> {
  const permitted = permit(authority, 'use_training');
  if (!permitted.ok) return permitted;
  if (documentLines > 0) return no({ code: 'training_document_open', facts: { lines: documentLines } });
  return ok(event('training.entered', { ...scene, ...permitted.value }, { operatorId: authority.operator.id }));
}
