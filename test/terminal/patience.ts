import type { TerminalPatience } from '#main/terminal/open-terminal.ts';
import { TERMINAL_DEADLINES, type TerminalDeadlines } from '#main/terminal/zvt/dialogue.ts';

/** Short enough for a test, long enough for a busy machine. */
export const SHORT: TerminalDeadlines = {
  ...TERMINAL_DEADLINES,
  answerMs: 700,
  runMs: 1_200,
  afterRefusalMs: 300,
  afterApprovalMs: 500,
};

export const PATIENCE: TerminalPatience = { deadlines: SHORT, askAfterMs: [100, 300, 600] };
