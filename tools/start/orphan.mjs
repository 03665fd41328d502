/**
 * A till must not outlive the `npm start` that a person sees: when npm itself is killed the hard way, nobody tells us, but
 * our parent changes. Only under npm; a till started by hand in the background is meant to stay.
 */
export function onOrphaned(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}
