import { Banner } from '#renderer/frame/banner.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

/** Before a shift takes its date from this clock: it is not what the Agent's clock says. Nothing is held for it. */
export function ClocksBanner() {
  const { clockWords } = useTillState().services;
  return clockWords === '' ? null : <Banner tone="warn" icon="clock" words={clockWords} />;
}
