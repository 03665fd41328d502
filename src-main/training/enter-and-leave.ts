import type { Desk } from '#main/desk/desk.ts';
import type { Ledger } from '#main/ledger/open-ledger.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { openSessionOf, openShiftOf, shiftById } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { openTraining, secondsOf } from '#main/training/training-record.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { EventBody, NewEvent } from '#shared/journal/event.ts';
import type { Result } from '#shared/result.ts';
import { enterTraining } from '#shared/training/enter-training.ts';

export type Cause = EventBody<'training.left'>['cause'];

/** What entering writes into the real journal. */
export function decideEntering(real: Desk): Result<NewEvent, Refusal> {
  const operator = requireOperator(real);
  if (!operator.ok) return operator;
  const shift = openShiftOf(real.connection, ownerOf(real, operator.value));
  return enterTraining({
    authority: { operator: operator.value, authoriser: real.authoriser },
    scene: sceneOf(real, operator.value.id, shift?.id ?? null),
    documentLines: readDraft(real.connection, operator.value.id)?.lines.length ?? 0,
  });
}

/** What leaving writes into the real journal: how long it was, and how much was made meanwhile. */
export function decideLeaving(real: Desk, { connection }: Ledger, cause: Cause): NewEvent {
  const training = must(openTraining(real.connection), 'only training that was entered is left');
  const { operatorId, shiftId } = training;
  const isOpen = shiftId !== null && shiftById(real.connection, shiftId)?.status === 'open';
  const count = (table: 'trade_document' | 'print_job') =>
    connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return event(
    'training.left',
    { ...sceneOf(real, operatorId, isOpen ? shiftId : null), actor: real.seat.operator?.id ?? null },
    {
      operatorId,
      cause,
      seconds: secondsOf(real.connection, training, real.clock.now()),
      receipts: count('trade_document'),
      papers: count('print_job'),
    },
  );
}

function sceneOf(real: Desk, actor: string, shiftId: string | null): Scene {
  return { actor, shiftId, sessionId: shiftId === null ? null : openSessionOf(real.connection, shiftId, actor) };
}
