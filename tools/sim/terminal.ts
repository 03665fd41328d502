import { EXIT, messageOf, runTool, say, ToolTrouble } from '../call/run-tool.ts';
import { serveControl } from './terminal/control.ts';
import { readSimTerminalCommand, SIM_TERMINAL_HELP } from './terminal/terminal-options.ts';
import { startTerminalSimulator } from './terminal/terminal-simulator.ts';

await runTool(async () => {
  const command = readSimTerminalCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(SIM_TERMINAL_HELP);
    return EXIT.done;
  }
  const { controlPort, port, serialPath } = command;
  try {
    const simulator = await startTerminalSimulator({
      port,
      cardMs: 1_500,
      ...(serialPath === null ? {} : { serialPath }),
    });
    const control = await serveControl(controlPort, simulator);
    process.stdout.write(`Terminal at tcp:127.0.0.1:${simulator.port}\n`);
    if (serialPath !== null) process.stdout.write(`Terminal at serial:${serialPath}:9600\n`);
    process.stdout.write(`Watch it at http://127.0.0.1:${control.port}/\n`);
  } catch (error) {
    throw new ToolTrouble(`The simulated terminal cannot start: ${messageOf(error)}`);
  }
  say('Ctrl+C switches it off.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  // Lines that tills still hold open would keep the program alive; a terminal that is switched off lets go of them.
  process.exit(EXIT.done);
});
