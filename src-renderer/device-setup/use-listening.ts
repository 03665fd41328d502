import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/till/till-context.tsx';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

type Listening = {
  /** How the port that is tried is; null: none is. */
  readonly state: { readonly isThere: boolean; readonly words: string } | null;
  readonly start: (address: string) => Promise<void>;
  readonly stop: () => void;
};

/** Tries a port for as long as the step is shown. */
export function useListening(onTest: (test: ScanTest) => void): Listening {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const leaving = useRef<AbortController | null>(null);
  const [state, setState] = useState<Listening['state']>(null);
  const stop = useCallback(() => {
    leaving.current?.abort();
    leaving.current = null;
    setState(null);
  }, []);
  useEffect(() => stop, [stop]);
  const start = async (address: string) => {
    stop();
    const mine = new AbortController();
    leaving.current = mine;
    setState({ isThere: false, words: t('devices.scanner.opening') });
    try {
      for await (const heard of await client.device.scanner.listen({ address }, { signal: mine.signal })) {
        if (mine.signal.aborted) return;
        if (heard.kind === 'test') onTest(heard.test);
        else setState({ isThere: heard.isThere, words: heard.words });
      }
    } catch (fault) {
      if (mine.signal.aborted) return;
      console.warn('The till stopped telling what its scanner says.', fault);
      setState({ isThere: false, words: t('devices.scanner.ended') });
    }
  };
  return { state, start, stop };
}
