import { EXIT, runTool } from '../call/run-tool.ts';
import { runSimulator } from './run-simulator.ts';
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
  return runSimulator('terminal', async () => {
    const cable = serialPath === null ? {} : { serialPath };
    const simulator = await startTerminalSimulator({ port, cardMs: 1_500, ...cable });
    const control = await serveControl(controlPort, simulator);
    return [
      `Terminal at tcp:127.0.0.1:${simulator.port}`,
      ...(serialPath === null ? [] : [`Terminal at serial:${serialPath}:9600`]),
      `Watch it at http://127.0.0.1:${control.port}/`,
    ];
  });
});
