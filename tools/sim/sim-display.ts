import { EXIT, runTool } from '../call/run-tool.ts';
import { parseOptions, usageOf } from '../call/tool-options.ts';
import { serveDisplay, startDisplay } from './display/simulated-display.ts';

const HELP = `A simulated customer display of two lines of twenty places: cd5220, epson and simple, told by what they send.

  npm run -s sim:display -- [--port 9200] [--control 9201]

Options:
  --port PORT      where the till connects (default 9200; 0: any free one): npm start -- --display cd5220:tcp:127.0.0.1:9200
  --control PORT   the page to watch and the switches (default 9201): GET /, GET /state, POST /off, POST /on
  --help           this text
`;

const usage = usageOf('npm run -s sim:display -- --help');

await runTool(async () => {
  const options = { port: { type: 'string' }, control: { type: 'string' } } as const;
  const { values } = parseOptions(process.argv.slice(2), options, usage);
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const display = await startDisplay(portOf('--port', values.port ?? '9200'));
  const web = await serveDisplay(display, portOf('--control', values.control ?? '9201'));
  process.stdout.write(`Display at tcp:127.0.0.1:${display.port}, to watch at http://127.0.0.1:${web.port}/\n`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await Promise.all([display.close(), web.close()]);
  return EXIT.done;
});

function portOf(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw usage(`${name} is a number from 0 to 65535; "${text}" is not.`);
  return Number(text);
}
