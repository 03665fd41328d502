import { z } from 'zod';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { backupStateSchema } from '#shared/contract/backup.ts';
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
import { layoutSchema } from '#shared/layout/layout.ts';
import { tradeDocumentTypeSchema } from '#shared/sale/trade-document-type.ts';
import { WORK_MODES } from '#shared/till/work-mode.ts';

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
  name: z.string().describe('the shop’s own name'),
  names: z.partialRecord(languageSchema, z.string().min(1).max(40)).default({}).describe('its name per language'),
  kind: paymentFormKindSchema,
  currencies: z.array(currencyCodeSchema),
});

export type PaymentForm = z.infer<typeof paymentFormSchema>;

export const printerStateSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  others: z
    .array(z.strictObject({ id: z.string(), name: z.string() }))
    .describe('printers of this till that a paper can be sent to instead'),
  blockedJobId: idSchema.nullable().describe('the paper that waits and of which nothing was sent yet'),
  kind: z.enum(['screen', 'tcp', 'serial', 'usb', 'spooler', 'none']),
  address: z.string().describe('"screen", "none", "10.0.0.7:9100" or "/dev/ttyUSB0:38400"'),
  state: z
    .enum(['ready', 'printing', 'suspended', 'trouble', 'unsure', 'none'])
    .describe('suspended: a paper stands half printed until somebody sees to the printer'),
  headline: z.string().describe('two words for the top bar, in the till’s language; empty while all is well'),
  words: z.string().describe('what is wrong and what to do, in the till’s language; empty when ready'),
  waiting: z.int().describe('print jobs not yet on paper'),
  unsureJobId: idSchema.nullable().describe('the job whose outcome only a person can tell'),
  suspendedJobId: idSchema.nullable().describe('the job that stands half printed'),
  mayContinue: z.boolean().describe('a person who cleared the jam may tell the printer to go on'),
  paper: z.enum(['ok', 'near_end', 'out']).nullable().describe('null: the printer did not say'),
  isCoverOpen: z.boolean().nullable(),
  drawerPin: z
    .enum(['high', 'low'])
    .nullable()
    .describe('level of the drawer’s contact; which of them means open is a setting of the drawer'),
});

export const drawerStateSchema = z.strictObject({
  state: z
    .enum(['none', 'unknown', 'closed', 'open', 'open_too_long', 'did_not_open', 'not_sent'])
    .describe('unknown: it has no contact, or the contact has not been seen to move since the till was started'),
  words: z.string().describe('what is odd and what to do, in the till’s language; empty otherwise'),
});

export const serviceStateSchema = z.strictObject({
  level: z.enum(['green', 'yellow', 'red']),
  dataService: z.enum(['running', 'stopped']),
  posAgent: z.enum(['running', 'stopped', 'stuck']),
  address: z.string().describe('of the POS Agent'),
  dataServiceAddress: z.string(),
  versionWords: z
    .string()
    .describe('that a service is of another version, in the till’s language; empty: all are of this one'),
  clockWords: z
    .string()
    .describe('that the till’s clock differs from the Agent’s, in the till’s language; empty: it does not'),
  unsent: z.int().describe('journal events the Agent has not acknowledged'),
  unsentReceipts: z.int(),
  lastContactAt: momentSchema.nullable(),
  erp: z
    .strictObject({
      state: z.enum(['linked', 'behind']),
      waiting: z.int().describe('documents it has not fetched, counted up to 1000'),
      waitingMinutes: z.int().describe('how long the longest of them has waited'),
    })
    .nullable()
    .describe('the ERP behind the Data Service; null: there is none, or nobody says'),
  words: z.string().describe('why it is not green, in the till’s language; empty when green'),
});

/** Everything the frame of every window shows, and what decides which window is due. */
export const tillStateSchema = z.strictObject({
  revision: z.int().describe('grows with every change; a renderer that has seen it need not ask again'),
  code: z.string(),
  shopName: z.string(),
  shopPlace: z.string(),
  isDemo: z.boolean(),
  workMode: z.enum(WORK_MODES).describe('whose the cash is: each operator’s (shift) or the till’s (day)'),
  language: languageSchema,
  systemCurrency: currencyCodeSchema,
  currencies: z.array(currencySchema),
  paymentForms: z.array(paymentFormSchema),
  businessDate: dateSchema,
  operator: z.strictObject({ id: idSchema, name: z.string(), permissions: z.array(z.enum(PERMISSIONS)) }).nullable(),
  isPinChangeDue: z.boolean().describe('logged on with a one-time PIN: nothing goes on until another is chosen'),
  layout: layoutSchema.describe('what differs from the default layout of the windows'),
  lock: z
    .strictObject({ since: momentSchema, cause: z.enum(['by_hand', 'idle']) })
    .nullable()
    .describe('set while the till is locked for the logged-on operator'),
  autoLockMinutes: z.int().describe('minutes without a key, touch or command after which the till locks; 0: never'),
  hasSounds: z
    .boolean()
    .describe('says by ear what was scanned, not found, refused, and that the printer needs a hand'),
  badgePrefix: z
    .string()
    .describe('what the code of each badge begins with; empty: badges are not told from other scans'),
  shift: z
    .strictObject({ id: idSchema, number: z.string(), startedAt: momentSchema, businessDate: dateSchema })
    .nullable()
    .describe('the open shift of the logged-on operator'),
  shiftNews: z
    .discriminatedUnion('news', [
      z.strictObject({
        news: z.literal('ended_elsewhere'),
        number: z.string(),
        till: z.string(),
        byName: z.string().nullable().describe('null: the operator did it, at another till'),
        at: momentSchema,
        isDocumentOpen: z.boolean().describe('a half-typed document may still be finished'),
        printsReportOf: idSchema
          .nullable()
          .describe('the shift, where it was ended on the managers’ page: its report can be printed here'),
      }),
      z.strictObject({
        news: z.literal('session_closed'),
        number: z.string(),
        till: z.string(),
        byName: z.string().nullable().describe('null: the operator did it, at another till'),
        reason: z.string(),
        isDocumentOpen: z.boolean(),
      }),
      z.strictObject({
        news: z.literal('end_reversed'),
        number: z.string(),
        reportNumber: z.string().describe('of the end made at this till, which does not count'),
        countingReport: z.string(),
        till: z.string().describe('where the end that counts was made'),
        byName: z.string().nullable().describe('null: written down by an earlier version, which did not say'),
        at: momentSchema.nullable(),
      }),
      z.strictObject({ news: z.literal('open_elsewhere'), number: z.string(), till: z.string(), since: momentSchema }),
    ])
    .nullable()
    .describe(
      'what the operator has to know of the shift: closed from another till, ended there too, or open there as well',
    ),
  isShiftForgotten: z.boolean().describe('the open shift belongs to an earlier day: it is offered to be ended'),
  clockSetBack: z
    .strictObject({ lastTrustedAt: momentSchema, nowAt: momentSchema })
    .nullable()
    .describe('set after the clock of this computer was set back, until somebody has acknowledged it'),
  endingLoan: z
    .strictObject({ shiftId: idSchema, authoriserName: z.string() })
    .nullable()
    .describe('whose right the ending of this shift rests on, until it is confirmed or closed'),
  drawersToCount: z
    .array(
      z.strictObject({
        shiftId: idSchema,
        number: z.string(),
        operatorName: z.string(),
        since: momentSchema,
        isOwn: z.boolean(),
        isForgotten: z.boolean().describe('of an earlier day: offered to its owner at logon'),
      }),
    )
    .describe('detached drawers of this till, the longest waiting first'),
  document: z
    .strictObject({ id: idSchema, lineCount: z.int(), totalMinor: amountMinorSchema })
    .nullable()
    .describe('the half-typed document, kept as it was typed'),
  recovered: z
    .strictObject({
      lastSeenAt: momentSchema,
      startedAt: momentSchema,
      journalLength: z.int(),
      lastDocument: z
        .strictObject({
          id: idSchema,
          number: z.string(),
          type: tradeDocumentTypeSchema,
          totalMinor: amountMinorSchema.describe('of a correction what was paid back, above zero'),
          at: momentSchema,
        })
        .nullable(),
    })
    .nullable()
    .describe('set after a stop that was not a shutdown, until somebody continues'),
  training: z
    .strictObject({ operatorName: z.string(), since: momentSchema })
    .nullable()
    .describe('set while the till trains: everything shown stands in the ledger to train in'),
  parameters: z.strictObject({ forceCount: z.boolean(), actualBalanceMandatory: z.boolean(), blindCount: z.boolean() }),
  printer: printerStateSchema,
  drawer: drawerStateSchema,
  services: serviceStateSchema,
  backup: backupStateSchema,
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
  isBlind: z.boolean().describe('counting is blind and not done: sums of sales and of cash are left out'),
  salesMinor: amountMinorSchema.nullable(),
  documents: z.int(),
  averageMinor: amountMinorSchema.nullable(),
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
