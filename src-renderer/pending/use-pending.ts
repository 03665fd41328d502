import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useClient, useOpen } from '#renderer/till/till-context.tsx';
import type { ParkedDocument } from '#shared/contract/sale.ts';

const askPending = (client: TillClient) => client.sale.pending({});

/** What is parked at this till, the newest first, then what lies at others, and the way to go on with one. */
export function usePending() {
  const open = useOpen();
  const list = useAnswer(askPending, 'changes');
  const takeUp = useCommand(useClient().sale.continueParked);
  return {
    list,
    documents: list.value ?? [],
    takeUp,
    /** Goes on where it was left: with its lines, or with the card payment it waited for. */
    goOnWith: async ({ documentId, reason }: ParkedDocument) => {
      const outcome = await takeUp.run({ documentId });
      if (outcome?.kind === 'done') open({ window: reason === 'card_payment' ? 'payment' : 'sale' });
    },
  };
}

/** How the card of a parked document stands, as far as whoever takes it up has to know. */
export function cardStands({ cardState }: ParkedDocument): 'approved' | 'declined' | 'unknown' | null {
  switch (cardState) {
    case null:
    case 'approved':
    case 'declined':
      return cardState;
    case 'reversed':
      return 'declined';
    default:
      return 'unknown';
  }
}
