import { profileById } from '#main/printing/profiles.ts';
import { realTimers } from '#main/printing/timers.ts';
import { must } from '#shared/assert.ts';
import { EXIT, runTool } from '#tools/call/run-tool.ts';
import { serveControl } from '#tools/sim/printer/control.ts';
import { readSimPrinterCommand, SIM_PRINTER_HELP, type SimPrinterCable } from '#tools/sim/printer/printer-options.ts';
import { openSerialPort } from '#tools/sim/printer/serial-port.ts';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';
import { createSimPrinter } from '#tools/sim/printer/sim-printer.ts';
import { openTcpPort } from '#tools/sim/printer/tcp-port.ts';
import { runSimulator } from '#tools/sim/run-simulator.ts';

await runTool(async () => {
  const command = readSimPrinterCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(SIM_PRINTER_HELP);
    return EXIT.done;
  }
  const { cable, controlPort, profileId } = command;
  const profile = must(profileById(profileId), 'the profile was looked up');
  return runSimulator('printer', async () => {
    const printer = createSimPrinter({ profile, timers: realTimers, habits: { bytesPerSecond: 4000 } });
    const address = await plugIn(printer, cable);
    const control = await serveControl(controlPort, printer, profile);
    return [`${profile.name} at ${address}`, `Watch the paper at http://127.0.0.1:${control.port}/`];
  });
});

/** Answers with the address by which a till prints here. */
async function plugIn(printer: SimPrinter, cable: SimPrinterCable): Promise<string> {
  if (cable.kind === 'tcp') return `tcp:127.0.0.1:${(await openTcpPort(printer, cable.port)).port}`;
  await openSerialPort(printer, cable);
  return `serial:${cable.path}:38400${cable.hasXonXoff ? ':xonxoff' : ''}`;
}
