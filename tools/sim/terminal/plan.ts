import { z } from 'zod';

/** Where in an exchange the terminal goes dead: by cutting the line, or by saying nothing more. */
export const POINTS = [
  'before_answer',
  'after_answer',
  'before_authorising',
  'before_status',
  'after_status',
  'before_completion',
] as const;
export type Point = (typeof POINTS)[number];

/** What the simulated terminal does with one command. An empty plan is a terminal that works. */
export const planSchema = z
  .strictObject({
    /** Result code of a refusal, 1 to 255; absent: approved. */
    decline: z.int().min(1).max(255),
    /** A refusal is followed by nothing (some terminals), a completion (most) or an abort. */
    afterDecline: z.enum(['nothing', 'completion', 'abort']),
    /** The command is not taken: 84 and this code. */
    refuse: z.int().min(0).max(255),
    /** "84 9C" instead of "80 00 00", then goes on as usual. */
    pleaseWait: z.boolean(),
    cutAt: z.enum(POINTS),
    hangAt: z.enum(POINTS),
    /** Waits for 06 B0 and gives up, or refuses to (84 83) and goes on. */
    waitForAbort: z.enum(['accept', 'refuse']),
    /** Added to the amount of the result, in minor units. */
    amountOff: z.int(),
    /** Four figures. */
    otherCurrency: z.string().regex(/^\d{4}$/),
    unknownBitmap: z.boolean(),
    secondStatus: z.enum(['same', 'refusal']),
    noCompletion: z.boolean(),
    noStatus: z.boolean(),
    /** Whole messages, byte by byte, or the answer and the first message in one segment. */
    slices: z.enum(['whole', 'bytes', 'together']),
    /** A slip of 861 bytes, so that the length takes three. */
    longSlip: z.boolean(),
    /** A message that announces more than it sends, then the line is cut. */
    lengthLies: z.boolean(),
    /** A line to print that belongs to nothing, before the command is answered. */
    idlePrint: z.boolean(),
    /** Single lines 06 D1 instead of blocks 06 D3, each with a container behind its text. */
    lines: z.boolean(),
    charset: z.enum(['cp437', 'iso-8859-1']),
    /** Once its result was not acknowledged the terminal takes the payment back. */
    autoReverse: z.boolean(),
    /** End of day: the sum differs by this, no bitmap 60, no status at all. */
    totalOff: z.int(),
    noTotals: z.boolean(),
  })
  .partial();
export type Plan = z.infer<typeof planSchema>;
