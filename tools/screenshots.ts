import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTool, say } from './call/run-tool.ts';
import { createReplayClock } from './replay/replay-clock.ts';
import { openCamera } from './screenshots/camera.ts';
import { hostWindows } from './screenshots/hosted-windows.ts';
import { takeMorning } from './screenshots/morning.ts';
import { takeNoon } from './screenshots/noon.ts';
import { livePast } from './screenshots/past.ts';
import { takeEnd } from './screenshots/shift-end.ts';

/** Drives a real till through Ana's Friday and takes a picture of every window at 1366x768. Needs built windows. */
await runTool(async () => {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../docs/screenshots'));
  const work = mkdtempSync(join(tmpdir(), 'tillkeeper-screenshots-'));
  const dataDir = join(work, 'till');
  const clock = createReplayClock('2026-11-18T06:40:00', 0);
  const windows = await hostWindows({ dataDir, clock });
  const camera = await openCamera(folder, clock);
  const studio = { windows, camera, clock, dataDir, work };
  try {
    await livePast(studio);
    await takeMorning(studio);
    await takeNoon(studio);
    await takeEnd(studio);
  } finally {
    await camera.close();
    await windows.stop();
    rmSync(work, { recursive: true, force: true });
  }
  say(`The pictures are in ${folder}.`);
  return 0;
});
