import { terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';

export const terminalEvents = {
  /** Which terminal stands beside the till from now on; its password is no business of the journal. */
  'terminal.set_up': terminalSettingSchema.omit({ password: true }),
} as const;
