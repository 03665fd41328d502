import { join } from 'node:path';
import { app } from 'electron';
import { registerAppScheme } from '#main/host-electron/app-protocol.ts';
import { runElectronHost } from '#main/host-electron/electron-host.ts';
import { readHostOptions } from '#main/host-options.ts';
import { openTill } from '#main/till.ts';

// Built to out/main/main.js, beside out/main/agent.js; electron.vite.config.ts names the places.
const HERE = import.meta.dirname;

registerAppScheme();
const options = readHostOptions(process.argv, join(app.getPath('userData'), 'data'));
// Electron's own files and its single-instance lock lie with the till's data: two data folders are two tills.
app.setPath('userData', join(options.dataDir, 'window'));

runElectronHost({
  options,
  openTill,
  places: {
    preloadFile: join(HERE, '../preload/preload.cjs'),
    rendererDir: join(HERE, '../renderer'),
    agentFile: join(HERE, 'agent.js'),
  },
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  app.exit(1);
});
