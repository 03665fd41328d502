import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { messageOf, ToolTrouble } from './run-tool.ts';

/** Words for a command line that cannot be meant, with the way to the tool's help. */
export function usageOf(help: string): (words: string) => ToolTrouble {
  return (words) => new ToolTrouble(`${words}\nHelp: ${help}`);
}

/** Reads a tool's command line; every tool has --help. What is unknown or misplaced is refused in `usage` words. */
export function parseOptions<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  usage: (words: string) => ToolTrouble,
) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } } as const,
    });
  } catch (error) {
    throw usage(messageOf(error));
  }
}

/** The one thing a tool works on; `missing` says what to name where it was left out. */
export function onlyOne(
  positionals: readonly string[],
  { missing, usage }: { readonly missing: string; readonly usage: (words: string) => ToolTrouble },
): string {
  const [first, second] = positionals;
  if (first === undefined) throw usage(missing);
  if (second !== undefined) throw usage(`"${second}" is one word too many.`);
  return first;
}
