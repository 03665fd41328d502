/** Progress and trouble go to stderr: stdout belongs to the one line that scripts read. */
export function say(words) {
  process.stderr.write(`${words}\n`);
}

/** A stop that has been explained: its words are all a person needs, a stack would only hide them. */
export class Trouble extends Error {
  constructor(words, exitCode = 1) {
    super(words);
    this.exitCode = exitCode;
  }
}

/** The top of every command: words for the expected, the whole stack for what nobody expected. */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    say(error instanceof Trouble ? error.message : (error?.stack ?? String(error)));
    process.exitCode = error instanceof Trouble ? error.exitCode : 1;
  }
}

/** While something slow runs, a line every few seconds shows that it has not hung. Returns the way to stop it. */
export function tick(words, everyMs = 5_000) {
  const startedAt = Date.now();
  const timer = setInterval(() => say(`${words} (${Math.round((Date.now() - startedAt) / 1_000)} s)`), everyMs);
  return () => clearInterval(timer);
}
