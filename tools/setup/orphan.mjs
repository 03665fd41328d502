import { readFileSync } from 'node:fs';

/**
 * A program must not outlive the npm that a person sees: when npm itself is killed the hard way, nobody tells us, but
 * our parent changes, or the parent of the shell that npm puts between. Only under npm; one started by hand in the
 * background is meant to stay.
 */
export function onOrphaned(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {};
  const family = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === family) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** Known on Linux only; elsewhere the own parent must do. */
function parentOf(pid) {
  try {
    return /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}
