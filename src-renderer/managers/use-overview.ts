import { useEffect, useState } from 'react';
import { isSessionOver } from '#renderer/managers/ask-agent.ts';
import { useAgent } from '#renderer/managers/page-context.tsx';
import type { Overview } from '#shared/contract/managers-overview.ts';

/** The Agent speaks every 10 s; a line that is silent for longer is broken. */
const SILENCE_MAX_MS = 15_000;
const ASK_AGAIN_MS = 1_500;

export type LiveOverview = {
  readonly overview: Overview | null;
  readonly isLive: boolean;
  /** When it arrived, by this browser’s own clock: ages are counted from there. */
  readonly heardMs: number;
};

/** Follows the overview for as long as somebody is logged on; a broken line is opened again. */
export function useOverview(): LiveOverview {
  const { client, store } = useAgent();
  const [live, setLive] = useState<LiveOverview>({ overview: null, isLive: false, heardMs: 0 });
  useEffect(() => {
    const leaving = new AbortController();
    const follow = async () => {
      while (!leaving.signal.aborted) {
        const silence = new AbortController();
        let timer = setTimeout(() => silence.abort(), SILENCE_MAX_MS);
        try {
          const signal = AbortSignal.any([leaving.signal, silence.signal]);
          for await (const overview of await client.overview.watch({}, { signal })) {
            clearTimeout(timer);
            timer = setTimeout(() => silence.abort(), SILENCE_MAX_MS);
            setLive({ overview, isLive: true, heardMs: performance.now() });
          }
        } catch (fault) {
          if (!leaving.signal.aborted && isSessionOver(fault)) store.getState().sit(null);
        } finally {
          clearTimeout(timer);
        }
        if (leaving.signal.aborted) return;
        setLive((last) => ({ ...last, isLive: false }));
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    };
    void follow();
    return () => leaving.abort();
  }, [client, store]);
  return live;
}
