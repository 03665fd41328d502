import { useMemo } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { type PagedAnswer, type Pages, usePages } from '#renderer/connection/use-pages.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { UserShift } from '#shared/contract/shift.ts';

/** So many more with each [Show Older]; the filter, which main applies to all, finds any of them at once. */
const PAGE = 100;

type Shifts = { readonly shifts: readonly UserShift[]; readonly hasOlder: boolean };

/** The shifts whose number or cashier has this text, as many pages as were asked for. */
export function useShifts(text: string): PagedAnswer<Shifts> {
  return usePages(useMemo(() => pagesOf(text), [text]));
}

function pagesOf(text: string): Pages<Shifts> {
  let limit = PAGE;
  return {
    all: (client) => page(client, { text, limit }),
    after: ({ shifts, hasOlder }) => {
      const before = shifts.at(-1)?.id;
      return hasOlder && before !== undefined ? (client) => page(client, { text, limit: PAGE, before }) : null;
    },
    joined: (value, older) => ({ shifts: [...value.shifts, ...older.shifts], hasOlder: older.hasOlder }),
    grow: () => {
      limit += PAGE;
    },
  };
}

/** One more is asked for than is shown: it says that there are older ones. */
async function page(
  client: TillClient,
  { limit, ...which }: { readonly text: string; readonly limit: number; readonly before?: string },
): Promise<Reply<Shifts>> {
  const reply = await client.shift.list({ ...which, limit: limit + 1 });
  if (!reply.accepted) return reply;
  return { ...reply, value: { shifts: reply.value.slice(0, limit), hasOlder: reply.value.length > limit } };
}
