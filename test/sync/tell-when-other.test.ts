import { describe, expect, it } from 'vitest';
import { realTimers } from '#main/printing/timers.ts';
import { tellWhenOther } from '#main/store/tell-when-other.ts';
import type { ToldParked } from '#shared/contract/agent-parked.ts';

const DOCUMENT: ToldParked = {
  documentId: 'd1',
  handledBy: 'Ana',
  parkedAt: '2026-11-20T08:00:00.000Z',
  reason: 'by_cashier',
  currency: 'EUR',
  totalMinor: 185,
  lines: 1,
};

/** A till and an Agent that hears it; `answers` says what becomes of each answer on its way back. */
function line() {
  const till: { parked: ToldParked[]; answers: boolean; onHeard: () => void } = {
    parked: [],
    answers: true,
    onHeard: () => {},
  };
  const heard: number[] = [];
  const tellParked = async (parked: readonly ToldParked[]) => {
    heard.push(parked.length);
    till.onHeard();
    if (!till.answers) throw new Error('the cable was pulled');
    return { accepted: true };
  };
  const tell = tellWhenOther({
    timers: realTimers,
    stop: new AbortController().signal,
    facts: () => till.parked,
    tell: tellParked,
  });
  return { till, heard, tell };
}

describe('what is no event', () => {
  it('is told once, and again when it is other than it was', async () => {
    const { heard, tell, till } = line();
    await tell();
    await tell();
    till.parked = [DOCUMENT];
    await tell();
    await tell();
    expect(heard).toEqual([0, 1]);
  });

  it('is told anew where the Agent heard something whose answer got lost, though it is as it was before', async () => {
    const { heard, tell, till } = line();
    await tell();
    till.parked = [DOCUMENT];
    till.answers = false;
    await tell();
    till.parked = [];
    till.answers = true;
    await tell();
    expect(heard).toEqual([0, 1, 0]);
  });

  it('is told right after, where it changed while it was told', async () => {
    const { heard, tell, till } = line();
    till.onHeard = () => {
      if (heard.length === 1) till.parked = [DOCUMENT];
    };
    await tell();
    expect(heard).toEqual([0, 1]);
  });
});
