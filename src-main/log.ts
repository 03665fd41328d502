import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';
import { logPath, turnLog } from '#main/log-file.ts';
import { makeFolder } from '#main/make-folder.ts';

/** The till's own log, for support: structured lines in DATA/log/till.log. People never read it; they get words. */
export function openLog(dataDir: string): Logger {
  const folder = join(dataDir, 'log');
  makeFolder(folder);
  const path = logPath(dataDir, 'till');
  turnLog(path);
  const file = destination({ dest: path, sync: true });
  // A full disk may cost lines of the log; it must never cost the till.
  file.on('error', () => {});
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file);
}
