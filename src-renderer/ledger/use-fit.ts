import { type RefObject, useLayoutEffect, useRef } from 'react';

/** How often a table is set narrower before it is left to scroll. */
const NARROWEST = 3;

/**
 * A column that nobody sees is a figure that nobody checks. Where names or sums are wider than the sheet, the table is
 * set narrower, step by step, until all its columns stand inside; `data-fit` says how far. Words and sums of any language
 * and any length do it, so it is measured and not foreseen.
 */
export function useFit(): RefObject<HTMLTableElement | null> {
  const ref = useRef<HTMLTableElement>(null);
  // After every drawing: other rows, another language, one column more.
  useLayoutEffect(() => {
    if (ref.current !== null) setToFit(ref.current);
  });
  useLayoutEffect(() => {
    const table = ref.current;
    const around = table?.parentElement;
    if (table === null || !around) return;
    const observer = new ResizeObserver(() => setToFit(table));
    observer.observe(around);
    return () => observer.disconnect();
  }, []);
  return ref;
}

function setToFit(table: HTMLTableElement): void {
  delete table.dataset['fit'];
  for (let step = 1; step <= NARROWEST && isTooWide(table); step += 1) table.dataset['fit'] = String(step);
}

function isTooWide(table: HTMLTableElement): boolean {
  const around = table.parentElement;
  // Not drawn: there is nothing to measure.
  if (around === null || around.clientWidth === 0) return false;
  const edge = around.getBoundingClientRect().left + around.clientLeft + around.clientWidth;
  if (table.getBoundingClientRect().right + around.scrollLeft > edge + 1) return true;
  if (getComputedStyle(table).tableLayout !== 'fixed') return false;
  // Columns of a fixed width do not grow: what is too wide runs over the border of its cell, or is cut in its entry.
  return [...table.querySelectorAll<HTMLElement>('td, th, input')].some(
    (cell) => cell.scrollWidth > cell.clientWidth + 1,
  );
}
