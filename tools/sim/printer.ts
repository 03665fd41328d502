import { profileById } from '#main/printing/profiles.ts';
import { realTimers } from '#main/printing/timers.ts';
import { must } from '#shared/assert.ts';
import { EXIT, messageOf, runTool, say, ToolTrouble } from '#tools/call/run-tool.ts';
import { serveControl } from '#tools/sim/printer/control.ts';
import { readSimPrinterCommand, SIM_PRINTER_HELP } from '#tools/sim/printer/printer-options.ts';
import { openSerialPort } from '#tools/sim/printer/serial-port.ts';
import { createSimPrinter } from '#tools/sim/printer/sim-printer.ts';
import { openTcpPort } from '#tools/sim/printer/tcp-port.ts';

await runTool(async () => {
  const command = readSimPrinterCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(SIM_PRINTER_HELP);
    return EXIT.done;
  }
  const { controlPort, port, profileId, serialPath } = command;
  const profile = must(profileById(profileId), 'the profile was looked up');
  const printer = createSimPrinter({ profile, timers: realTimers, habits: { bytesPerSecond: 4000 } });
  try {
    const tcp = await openTcpPort(printer, port);
    const control = await serveControl(controlPort, printer, profile);
    process.stdout.write(`${profile.name} at tcp:127.0.0.1:${tcp.port}\n`);
    if (serialPath !== null) {
      await openSerialPort(printer, { path: serialPath });
      process.stdout.write(`${profile.name} at serial:${serialPath}\n`);
    }
    process.stdout.write(`Watch the paper at http://127.0.0.1:${control.port}/\n`);
  } catch (error) {
    throw new ToolTrouble(`The simulated printer cannot start: ${messageOf(error)}`);
  }
  say('Ctrl+C switches it off.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  process.exit(EXIT.done);
});
