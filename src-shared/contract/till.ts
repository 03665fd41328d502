import { z } from 'zod';
import { PERMISSIONS } from '#shared/access/permission.ts';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  dateSchema,
  idSchema,
  momentSchema,
} from '#shared/contract/fields.ts';
import { LANGUAGES } from '#shared/language/languages.ts';

export const languageSchema = z.enum(LANGUAGES);

export const denominationSchema = z.strictObject({
  valueMinor: amountMinorSchema,
  kind: z.enum(['note', 'coin']),
  rollPieces: z.int(),
});

export const currencySchema = z.strictObject({
  code: currencyCodeSchema,
  name: z.string(),
  minorDigits: z.int(),
  rate: z.string(),
  denominations: z.array(denominationSchema),
});

/** `cash` is counted by denominations and carries over; all other kinds begin every shift at 0.00. */
export const paymentFormKindSchema = z.enum(['cash', 'card', 'voucher', 'bank', 'cheque']);

export const paymentFormSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  kind: paymentFormKindSchema,
  currencies: z.array(currencyCodeSchema),
});

export const printerStateSchema = z.strictObject({
  kind: z.enum(['screen', 'tcp', 'serial']),
  address: z.string().describe('"screen", "10.0.0.7:9100" or "/dev/ttyUSB0:38400"'),
  state: z.enum(['ready', 'printing', 'trouble', 'unsure']),
  words: z.string().describe('what is wrong and what to do, in the till’s language; empty when ready'),
  waiting: z.int().describe('print jobs not yet on paper'),
  unsureJobId: idSchema.nullable().describe('the job whose outcome only a person can tell'),
});

export const serviceStateSchema = z.strictObject({
  level: z.enum(['green', 'yellow', 'red']),
  dataService: z.enum(['running', 'stopped']),
  posAgent: z.enum(['running', 'stopped', 'stuck']),
  address: z.string(),
  unsent: z.int().describe('journal events the Agent has not acknowledged'),
  unsentReceipts: z.int(),
  lastContactAt: momentSchema.nullable(),
  words: z.string().describe('why it is not green, in the till’s language; empty when green'),
});

/** Everything the frame of every window shows, and what decides which window is due. */
export const tillStateSchema = z.strictObject({
  revision: z.int().describe('grows with every change; a renderer that has seen it need not ask again'),
  code: z.string(),
  shopName: z.string(),
  shopPlace: z.string(),
  isDemo: z.boolean(),
  language: languageSchema,
  systemCurrency: currencyCodeSchema,
  currencies: z.array(currencySchema),
  paymentForms: z.array(paymentFormSchema),
  businessDate: dateSchema,
  operator: z.strictObject({ id: idSchema, name: z.string(), permissions: z.array(z.enum(PERMISSIONS)) }).nullable(),
  lock: z
    .strictObject({ since: momentSchema, cause: z.enum(['by_hand', 'idle']) })
    .nullable()
    .describe('set while the till is locked for the logged-on operator'),
  autoLockMinutes: z.int().describe('minutes without a key, touch or command after which the till locks; 0: never'),
  badgePrefix: z
    .string()
    .describe('what the code of each badge begins with; empty: badges are not told from other scans'),
  shift: z
    .strictObject({ id: idSchema, number: z.string(), startedAt: momentSchema, businessDate: dateSchema })
    .nullable()
    .describe('the open shift of the logged-on operator'),
  isShiftForgotten: z.boolean().describe('the open shift belongs to an earlier day: it is offered to be ended'),
  document: z
    .strictObject({ id: idSchema, lineCount: z.int(), totalMinor: amountMinorSchema })
    .nullable()
    .describe('the half-typed document, kept as it was typed'),
  recovered: z
    .strictObject({
      lastSeenAt: momentSchema,
      startedAt: momentSchema,
      journalLength: z.int(),
      lastReceipt: z.strictObject({ number: z.string(), totalMinor: amountMinorSchema, at: momentSchema }).nullable(),
    })
    .nullable()
    .describe('set after a stop that was not a shutdown, until somebody continues'),
  parameters: z.strictObject({ forceCount: z.boolean(), actualBalanceMandatory: z.boolean(), blindCount: z.boolean() }),
  printer: printerStateSchema,
  services: serviceStateSchema,
});
export type TillState = z.infer<typeof tillStateSchema>;

export const operatorTileSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: z.enum(['cashier', 'manager']),
  shiftSince: momentSchema.nullable().describe('when this operator’s open shift at this till began'),
});
export type OperatorTile = z.infer<typeof operatorTileSchema>;

/** The day at a glance beside the main menu: sales of the open shift by hour of this till's clock. */
export const glanceSchema = z.strictObject({
  salesMinor: amountMinorSchema,
  documents: z.int(),
  averageMinor: amountMinorSchema,
  hours: z.array(z.strictObject({ hour: z.int(), salesMinor: amountMinorSchema })),
  cash: z.array(z.strictObject({ currency: currencyCodeSchema, inDrawerMinor: amountMinorSchema })),
});
export type Glance = z.infer<typeof glanceSchema>;

/** A command of which only the right matters. */
export const permittedCommandSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
});

export const askAuthorisersSchema = z.strictObject({ permission: z.enum(PERMISSIONS) });

export const plainCommandSchema = z.strictObject({ commandId: commandIdSchema });
export const setLanguageSchema = z.strictObject({ commandId: commandIdSchema, language: languageSchema });
