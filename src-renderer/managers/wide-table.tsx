import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A table that may be wider than the page: then it scrolls by itself, by keyboard too. One that fits is no stop of Tab. */
export function WideTable({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const region = useRef<HTMLElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const { current } = region;
    if (current === null) return;
    const measure = () => setWide(current.scrollWidth > current.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={region} className="wide-table" aria-label={name} tabIndex={isWide ? 0 : undefined}>
      {children}
    </section>
  );
}
