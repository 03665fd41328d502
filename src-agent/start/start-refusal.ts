/** Exit codes of the agent; the first one free of meaning is 1, a fault. Supervisors tell by them whether another try may help. */
export const EXIT_CODES = {
  usage: 2,
  port_taken: 3,
  data_folder: 4,
  database_newer: 5,
  database_changed: 6,
  database_damaged: 7,
  key: 8,
  node_too_old: 9,
  database_unreachable: 10,
  database_unsafe: 11,
  tls: 12,
  import_file: 13,
  disk_full: 14,
} as const;
export type StartTrouble = keyof typeof EXIT_CODES;

/** Why an agent does not start, in words for who installs it. Everything else that stops a start is a fault. */
export class StartRefusal extends Error {
  readonly trouble: StartTrouble;

  constructor(trouble: StartTrouble, words: string) {
    super(words);
    this.name = 'StartRefusal';
    this.trouble = trouble;
  }

  get exitCode(): number {
    return EXIT_CODES[this.trouble];
  }
}

/** The command line is not one that the agent understands. */
export function usage(words: string): StartRefusal {
  return new StartRefusal('usage', `${words}\nThe agent started with --help lists its options.`);
}

export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
