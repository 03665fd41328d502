import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLockedOut } from '#renderer/connection/locked-out.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { useTillStore } from '#renderer/till/till-context.tsx';

const ASK_EVERY_MS = 3_000;

/** Quiet: the window stays as it is, what was typed stays too. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const isConnected = useTillStore((store) => store.isConnected);
  const isShutOut = useLockedOut(isConnected);
  if (isConnected) return null;
  if (isShutOut)
    return <Banner tone="bad" icon="lock" words={t('connection.lockedOut')} more={t('connection.lockedOutMore')} />;
  return <Banner tone="warn" icon="plug" words={t('connection.lost')} more={t('connection.lostMore')} />;
}

function useLockedOut(isConnected: boolean): boolean {
  const [isShutOut, setShutOut] = useState(false);
  useEffect(() => {
    if (isConnected) return setShutOut(false);
    const timer = setInterval(() => void isLockedOut(window.location).then(setShutOut), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isConnected]);
  return isShutOut;
}
