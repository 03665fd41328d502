import { unreachable } from '#shared/assert.ts';
import type { TillPrinter } from '#shared/contract/agent-shift.ts';
import type { TillState } from '#shared/contract/till.ts';

/** The state of the receipt printer in one word, for those who see the till from afar. */
export function printerFromAfar({ state, paper }: TillState['printer']): TillPrinter {
  switch (state) {
    case 'none':
      return 'none';
    case 'ready':
    case 'printing':
      return paper === 'near_end' ? 'paper_low' : 'ready';
    case 'suspended':
    case 'trouble':
    case 'unsure':
      return 'trouble';
    default:
      return unreachable(state);
  }
}
