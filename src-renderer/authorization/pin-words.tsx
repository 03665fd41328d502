import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthoriseKey } from '#renderer/authorization/authorise-key.tsx';
import type { Trouble } from '#renderer/connection/carry-out.ts';

/**
 * Seconds until a PIN may be tried again, counted down while somebody waits; 0: now. Main has its own clock and its own
 * mind: this only says what it will say.
 */
export function usePinWait(trouble: Trouble | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = waitIn(trouble);
    setLeft(seconds);
    if (seconds === 0) return;
    const until = performance.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - performance.now()) / 1_000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [trouble]);
  return left;
}

/** What became of the last PIN, under the place where it is typed. Nothing is drawn where there is nothing to say. */
export function PinWords({ trouble, wait }: { readonly trouble: Trouble | null; readonly wait: number }) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  const left = trouble.kind === 'refused' ? trouble.refusal.facts['remaining'] : undefined;
  if (waitIn(trouble) > 0)
    return wait > 0 ? (
      <p className="pin-bad" role="alert">
        {t('authorization.wait', { time: inClockForm(wait) })}
        {left === undefined ? null : (
          <span className="sub">{t('authorization.untilLockOut', { count: Number(left) })}</span>
        )}
      </p>
    ) : (
      <p className="pin-again" role="status">
        {t('authorization.tryNow')}
      </p>
    );
  return (
    <p className="pin-bad" role="alert">
      {trouble.kind === 'refused' ? trouble.refusal.words : t(`trouble.${trouble.kind}`)}
      {trouble.kind === 'refused' && trouble.authorise !== undefined ? (
        <AuthoriseKey onPress={trouble.authorise} />
      ) : null}
    </p>
  );
}

function waitIn(trouble: Trouble | null): number {
  if (trouble?.kind !== 'refused' || trouble.refusal.code !== 'pin_locked') return 0;
  return Number(trouble.refusal.facts['seconds'] ?? 0);
}

/** 0:05, 4:59. */
function inClockForm(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
