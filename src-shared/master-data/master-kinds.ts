import { z } from 'zod';
import { officeBadgeSchema, officePinSchema } from '#shared/access/office-access.ts';
import { operatorGroupSchema, nameSchema as operatorNameSchema, roleSchema } from '#shared/access/roster.ts';
import { cashDocumentReasonSchema } from '#shared/cash-document/purpose.ts';
import { barcodeFlaw } from '#shared/catalogue/barcode.ts';
import { amountMinorSchema, idSchema } from '#shared/contract/fields.ts';
import { currencySchema, paymentFormSchema } from '#shared/contract/till.ts';
import { layoutSchema } from '#shared/layout/layout.ts';
import { OFFICE_RULES, type OfficeRule } from '#shared/parameter/described.ts';
import { parameterChangesSchema } from '#shared/shift/parameters.ts';
import { type Configuration, configurationSchema, taxSchema } from '#shared/till/configuration.ts';

/** Why somebody at the office did it. */
const reasonSchema = z.string().trim().min(1).max(200);
const nameSchema = z.string().trim().min(1).max(120);

/** What a shop decides about its tills. Fields that are absent stay as the till has them. */
const tillRules = {
  parameters: parameterChangesSchema.optional(),
  ...(Object.fromEntries(OFFICE_RULES.map((name) => [name, undecided(name)])) as {
    [K in OfficeRule]: z.ZodOptional<z.ZodType<Configuration[K]>>;
  }),
};

/** Unlike in a till's configuration, what is absent gets no default. */
function undecided(name: OfficeRule): z.ZodOptional {
  const field = configurationSchema.shape[name];
  return z.optional(field instanceof z.ZodDefault ? field.unwrap() : field);
}

/**
 * Everything a store keeps for its tills, one kind a line: what the Data Service holds, imports and sends. A record is a
 * kind, an id within its store and a body of this shape.
 */
export const MASTER_KINDS = {
  item: z.strictObject({
    barcode: z
      .string()
      .refine((barcode) => barcodeFlaw(barcode) === null, 'is no barcode, or its check digit is wrong'),
    name: nameSchema,
    unit: z.string().max(20).default(''),
    group: z.string().max(60).default(''),
    taxCode: z.string().min(1).max(4),
    priceMinor: amountMinorSchema.positive().describe('in the system currency'),
    noDiscount: z.boolean().optional().describe('true: nothing is taken off this item'),
  }),
  tax: taxSchema,
  currency: currencySchema,
  payment_form: paymentFormSchema,
  reason: cashDocumentReasonSchema,
  customer: z.strictObject({ id: idSchema, name: nameSchema, taxId: z.string().max(40).default('') }),
  /**
   * Who may work in the store. `tills`: codes of those where the operator may log on; absent: all. Whoever is not
   * active, or withdrawn, may log on nowhere. PIN and badge are no part of it: who imports operators says nothing of them.
   */
  operator: z.strictObject({
    id: idSchema,
    name: operatorNameSchema,
    role: roleSchema.default('cashier'),
    groupIds: z.array(idSchema).max(50),
    tills: z.array(idSchema).max(1_000).optional(),
    isActive: z.boolean().default(true),
  }),
  operator_group: operatorGroupSchema,
  operator_pin: officePinSchema,
  operator_badge: officeBadgeSchema,
  /** One record, "shop": the rules of all its tills, and the shop's name on paper. */
  settings: z.strictObject({
    shop: z
      .strictObject({
        name: nameSchema,
        address: z.string().max(120),
        place: z.string().max(120),
        taxId: z.string().max(60),
      })
      .optional(),
    ...tillRules,
  }),
  /** What holds at one till beyond the store's settings, by the till's code. */
  till: z.strictObject({ id: idSchema, ...tillRules }),
  /** An order to one till, by the id of the document: what is parked there is given up. Who takes it up first is not stopped. */
  parked_drop: z.strictObject({ id: idSchema, till: idSchema, by: operatorNameSchema, reason: reasonSchema }),
  /** How windows are laid out: of the record with the till's code, else of the one named "shop". */
  layout: z.strictObject({ id: idSchema, windows: layoutSchema }),
} as const;

export type MasterKind = keyof typeof MASTER_KINDS;
export const MASTER_KIND_NAMES = Object.keys(MASTER_KINDS) as readonly MasterKind[];
/** Kinds that somebody may hand over as a file; secrets and orders are made on the managers' page, and nowhere else. */
const OF_THE_PAGE: readonly MasterKind[] = ['operator_pin', 'operator_badge', 'parked_drop'];
export const FILE_KIND_NAMES = MASTER_KIND_NAMES.filter((kind) => !OF_THE_PAGE.includes(kind));
export type MasterBody<K extends MasterKind> = z.infer<(typeof MASTER_KINDS)[K]>;

/**
 * The choices of the Data Update view (domain reference 6.3), each with its kinds. Prices travel with their items: a till
 * never has one without the other.
 */
export const UPDATE_GROUPS = {
  prices: ['item', 'tax'],
  items: ['item', 'tax'],
  currencies: ['currency', 'payment_form'],
  customers: ['customer'],
  permissions: ['operator', 'operator_group', 'operator_pin', 'operator_badge'],
  settings: ['settings', 'till', 'reason', 'layout'],
} as const satisfies Readonly<Record<string, readonly MasterKind[]>>;
export type UpdateGroup = keyof typeof UPDATE_GROUPS;
export const UPDATE_GROUP_NAMES = Object.keys(UPDATE_GROUPS) as readonly UpdateGroup[];

/** Id of a record that is about the whole shop. */
export const SHOP = 'shop';

/** The id a record has: what the shop itself calls the thing. */
export function masterId(kind: MasterKind, body: Readonly<Record<string, unknown>>): string | null {
  const field = ID_FIELDS[kind];
  if (field === null) return SHOP;
  const id = body[field];
  return typeof id === 'string' && id !== '' ? id : null;
}

const ID_FIELDS: Readonly<Record<MasterKind, string | null>> = {
  item: 'barcode',
  tax: 'code',
  currency: 'code',
  payment_form: 'id',
  reason: 'id',
  customer: 'id',
  operator: 'id',
  operator_group: 'id',
  operator_pin: 'id',
  operator_badge: 'id',
  parked_drop: 'id',
  till: 'id',
  layout: 'id',
  settings: null,
};
