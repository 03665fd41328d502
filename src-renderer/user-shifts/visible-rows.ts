import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond the edges, so that a quick scroll shows paper, not white. */
const BEYOND = 8;

export type VisibleRows = { readonly from: number; readonly to: number };

/** Which rows of a long list are drawn: those in view and a few beyond. */
export function visibleRows(of: {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}): VisibleRows {
  const first = Math.floor(of.scrollTop / of.rowHeight) - BEYOND;
  const last = Math.ceil((of.scrollTop + of.height) / of.rowHeight) + BEYOND;
  const from = Math.max(0, Math.min(first, of.count - 1));
  return { from, to: Math.max(from, Math.min(of.count, last)) };
}

/** How far a list must be scrolled so that a row stands in full below its head; `null`: it does already. */
export function scrollToRow(of: {
  readonly index: number;
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly headHeight: number;
}): number | null {
  const top = of.index * of.rowHeight;
  const room = of.height - of.headHeight;
  if (top < of.scrollTop) return top;
  if (top + of.rowHeight > of.scrollTop + room) return top + of.rowHeight - room;
  return null;
}

/** Row and head of the list in rem, as `style/user-shifts.css` draws them. */
export const ROW_REM = 3;
const HEAD_REM = 3;

function remPx(): number {
  return Number.parseInt(getComputedStyle(document.documentElement).fontSize, 10) || 16;
}

/** Draws a long list by the rows in view, and keeps the chosen one in view. */
export function useVisibleRows(
  list: RefObject<HTMLElement | null>,
  { count, chosen }: { readonly count: number; readonly chosen: number },
): VisibleRows {
  const [place, setPlace] = useState({ scrollTop: 0, height: 800 });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = () => setPlace({ scrollTop: element.scrollTop, height: element.clientHeight });
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice, not the scrolling of a hand.
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || chosen < 0) return;
    const { scrollTop, clientHeight: height } = element;
    const rem = remPx();
    const to = scrollToRow({ index: chosen, scrollTop, height, rowHeight: ROW_REM * rem, headHeight: HEAD_REM * rem });
    if (to !== null) element.scrollTop = to;
  }, [chosen, count]);
  return visibleRows({ ...place, rowHeight: ROW_REM * remPx(), count });
}
