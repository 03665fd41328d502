import { type FocusEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';

/** From so many on they would push the table off a low screen. */
const FOLDED_FROM = 3;
const GRAVEST_FIRST = ['bad', 'warn', 'info', 'good'] as const;

/**
 * What concerns the whole window. Where three or more would stand on a low screen only the gravest does, and a key beside
 * it opens the others: the page and its keys always stay. A high screen shows them all.
 */
export function Banners({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const all = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const others = useOthers(all);
  const canFold = others.length >= FOLDED_FROM - 1;
  const isFolded = canFold && !isOpen;
  const count = others.length;
  // What is folded is still read out, and its keys are still reached by Tab: whoever gets there sees it.
  const openAtFocus = ({ target }: FocusEvent) => {
    if (target.closest('[data-gravest]') === null) setOpen(true);
  };
  return (
    <div className={isFolded ? 'banners is-folded' : 'banners'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus goes. */}
      <div ref={all} className="banners-all" onFocus={openAtFocus}>
        {children}
      </div>
      {canFold ? (
        <button
          type="button"
          className="banners-more"
          aria-expanded={isOpen}
          title={others.join(' · ')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'up' : 'down'} />
          {t(isOpen ? 'frame.fewerBanners' : 'frame.moreBanners', { count })}
        </button>
      ) : null}
    </div>
  );
}

/**
 * The words of all banners but the gravest, which is marked. Any part of a window may put a banner here, and none of them
 * knows of the others: only what is drawn says how many there are.
 */
function useOthers(all: RefObject<HTMLDivElement | null>): readonly string[] {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    const box = all.current;
    if (box === null) return;
    const look = () => {
      const banners = [...box.children].filter((one) => one.classList.contains('banner'));
      const gravest = banners.toSorted((one, other) => rank(one) - rank(other))[0];
      for (const one of banners) one.toggleAttribute('data-gravest', one === gravest);
      const words = banners
        .filter((one) => one !== gravest)
        .map((one) => one.querySelector('strong')?.textContent ?? '');
      setOthers((before) => (before.join('\n') === words.join('\n') ? before : words));
    };
    const changes = new MutationObserver(look);
    changes.observe(box, { childList: true, subtree: true, characterData: true, attributeFilter: ['class'] });
    look();
    return () => changes.disconnect();
  }, [all]);
  return others;
}

function rank(banner: Element): number {
  const place = GRAVEST_FIRST.findIndex((tone) => banner.classList.contains(tone));
  return place < 0 ? GRAVEST_FIRST.length : place;
}
