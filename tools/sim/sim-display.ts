import { EXIT, runTool } from '../call/run-tool.ts';
import { readSimDisplayCommand, SIM_DISPLAY_HELP } from './display/display-options.ts';
import { serveDisplay, startDisplay } from './display/simulated-display.ts';
import { runSimulator } from './run-simulator.ts';

await runTool(async () => {
  const command = readSimDisplayCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(SIM_DISPLAY_HELP);
    return EXIT.done;
  }
  const { behind, controlPort, port, serialPath } = command;
  return runSimulator('display', async () => {
    const display = await startDisplay({ port, serialPath, behind });
    const control = await serveDisplay(display, controlPort);
    return [
      `Display at tcp:127.0.0.1:${display.port}`,
      ...(serialPath === null ? [] : [`Display at serial:${serialPath}:9600`]),
      `Watch it at http://127.0.0.1:${control.port}/`,
    ];
  });
});
