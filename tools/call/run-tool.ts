/** A stop that has been explained: its words say what happened and what to do now; a stack would only hide them. */
export class ToolTrouble extends Error {
  readonly exitCode: number;

  constructor(words: string, exitCode: number = EXIT.fault) {
    super(words);
    this.name = 'ToolTrouble';
    this.exitCode = exitCode;
  }
}

/** What the tools end with: done, refused (or found wrong), and everything that kept the tool from asking at all. */
export const EXIT = { done: 0, refused: 1, fault: 2 } as const;

/** Words for people go to stderr: stdout belongs to whoever reads the answer by program. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** The top of every tool: words for the expected, the whole stack for what nobody expected. */
export async function runTool(tool: () => Promise<number>): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault of this program.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.fault);
  });
  try {
    process.exitCode = await tool();
  } catch (error) {
    say(error instanceof ToolTrouble ? error.message : stackOf(error));
    process.exitCode = error instanceof ToolTrouble ? error.exitCode : EXIT.fault;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
