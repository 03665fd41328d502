import { useEffect, useState } from 'react';
import { clockInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';

/** Time and date, for people. What the till writes down has its own clock. */
export function Clock() {
  const language = useLanguage();
  const now = useNow();
  return (
    <time className="top-clock" dateTime={now.toISOString()}>
      {clockInWords(now, 'time', language)}
      <small>{clockInWords(now, 'day', language)}</small>
    </time>
  );
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
