import { z } from 'zod';
import { currencyCodeSchema } from '#shared/contract/fields.ts';

export const TERMINAL_CHARSETS = ['cp437', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'utf-8'] as const;
export type TerminalCharset = (typeof TERMINAL_CHARSETS)[number];

export const TERMINAL_KINDS = ['none', 'manual', 'zvt-tcp', 'zvt-serial'] as const;
export type TerminalKind = (typeof TERMINAL_KINDS)[number];

/** Which payment terminal stands beside this till, and how it is spoken to. */
export const terminalSettingSchema = z.strictObject({
  kind: z.enum(TERMINAL_KINDS),
  address: z
    .string()
    .max(200)
    .describe('zvt-tcp: HOST[:PORT], usually port 20007; zvt-serial: PATH[:BAUD]; otherwise empty'),
  password: z
    .string()
    .regex(/^\d{6}$/)
    .default('000000')
    .describe('six figures, as set in the terminal'),
  currency: currencyCodeSchema.describe('the one currency that this terminal takes'),
  print: z.enum(['till', 'terminal']).default('till').describe('who prints the slips of card payments'),
  charset: z.enum(TERMINAL_CHARSETS).default('cp437').describe('what its texts are written in unless they say so'),
  isShared: z
    .boolean()
    .default(false)
    .describe(
      'several tills pay on it: its last payment may be another till’s, so a person looks before it is believed',
    ),
});
export type TerminalSetting = z.infer<typeof terminalSettingSchema>;

export function noTerminal(currency: string): TerminalSetting {
  return terminalSettingSchema.parse({ kind: 'none', address: '', currency });
}
