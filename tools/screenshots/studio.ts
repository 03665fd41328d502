import type { ReplayClock } from '../replay/replay-clock.ts';
import type { Camera } from './camera.ts';
import type { HostedWindows } from './hosted-windows.ts';

/** What the chapters of the day share: the till, whoever looks at it, and the time. */
export type Studio = {
  readonly windows: HostedWindows;
  readonly camera: Camera;
  readonly clock: ReplayClock;
  readonly dataDir: string;
  /** For copies of the data folder that go another way. */
  readonly work: string;
};

export const FRIDAY = '2026-11-20';
