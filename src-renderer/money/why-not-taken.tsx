import { type RefObject, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecimalSign } from '#renderer/money/use-decimal-sign.ts';

/** What was not taken: a sign that belongs to no amount, or to no whole number; a paste that is more than figures. */
export type WhyNot = 'amount' | 'whole' | 'pasted';

/** Short words right below the entry that has just not taken a sign; gone with the next figure. */
export function WhyNotTaken({ why, of }: { readonly why: WhyNot | null; readonly of: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const sign = useDecimalSign();
  const [place, setPlace] = useState({ top: 0, right: 0 });
  useLayoutEffect(() => {
    if (why === null || of.current === null) return;
    const { bottom, right } = of.current.getBoundingClientRect();
    setPlace({ top: bottom, right: window.innerWidth - right });
  }, [why, of]);
  const words = {
    amount: () => t('money.onlyAmount', { sign }),
    whole: () => t('money.onlyWhole'),
    pasted: () => t('money.pastedOther'),
  };
  // It stands there empty before it speaks: a screen reader hears only what changes in it.
  return (
    <output className="why-not-taken" aria-live="polite" style={place}>
      {why === null ? '' : words[why]()}
    </output>
  );
}
