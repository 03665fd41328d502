import { useMemo } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { type Answer, useAnswer } from '#renderer/connection/use-answer.ts';
import type { PaperSlip } from '#shared/contract/paper.ts';

/** One print, line by line as the printer got it; follows the till, for its state changes while it prints. */
export function useSlip(jobId: string): Answer<PaperSlip> {
  const askSlip = useMemo(() => (client: TillClient) => client.paper.slip({ jobId }), [jobId]);
  return useAnswer(askSlip, 'changes');
}
