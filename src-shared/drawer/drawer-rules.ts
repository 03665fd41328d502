import type { Configuration } from '#shared/till/configuration.ts';

export const DRAWER_OCCASIONS = [
  'sale',
  'correction',
  'cash_deposit',
  'cash_withdrawal',
  'counting',
  'end_of_shift',
  'no_sale',
  'test',
] as const;
export type DrawerOccasion = (typeof DRAWER_OCCASIONS)[number];

/** Whether a payment form opens the drawer, and whether before its paper or after it. */
export const DRAWER_MOMENTS = ['never', 'before', 'after'] as const;
export type DrawerMoment = (typeof DRAWER_MOMENTS)[number];

export const DRAWER_PINS = ['none', '2', '5'] as const;
export const DRAWER_CONTACTS = ['none', 'high', 'low'] as const;

/** The magnet takes 24 V for at most 510 ms (Citizen CT-S601, p. 24); shorter than 10 ms moves no bolt. */
export const PULSE_MS = { least: 10, most: 510 } as const;

export type Drawer = {
  /** Of the printer’s drawer connector. */
  readonly pin: 2 | 5;
  readonly onMs: number;
  readonly offMs: number;
  /** Level of the contact that means open; null: it has none, or nobody has found out yet. */
  readonly openWhen: 'high' | 'low' | null;
  /** After which an open drawer is said; 0: never. */
  readonly openTooLongSeconds: number;
};

/** The drawer as the shop set it up; null: this till has none. The magnet rests at least as long as it works (ESC p). */
export function drawerOf(configuration: Configuration): Drawer | null {
  const { drawerPin, drawerOnMs, drawerOffMs, drawerOpenWhen, drawerOpenSeconds } = configuration;
  if (drawerPin === 'none') return null;
  return {
    pin: drawerPin === '2' ? 2 : 5,
    onMs: drawerOnMs,
    offMs: Math.max(drawerOnMs, drawerOffMs),
    openWhen: drawerOpenWhen === 'none' ? null : drawerOpenWhen,
    openTooLongSeconds: drawerOpenSeconds,
  };
}

/**
 * When the drawer opens for these payments; null: not at all. Forms without a rule: cash before its paper, so that it can
 * be reached while the printer has none, all others never. The earliest of several forms counts.
 */
export function drawerMoment(configuration: Configuration, paymentForms: readonly string[]): 'before' | 'after' | null {
  const moments = paymentForms.map((form) => drawerMomentOf(configuration, form));
  if (moments.includes('before')) return 'before';
  return moments.includes('after') ? 'after' : null;
}

export function drawerMomentOf(
  {
    drawerAtPayment,
    paymentForms,
  }: Pick<Configuration, 'drawerAtPayment'> & {
    readonly paymentForms: readonly Pick<Configuration['paymentForms'][number], 'id' | 'kind'>[];
  },
  id: string,
): DrawerMoment {
  const rule = drawerAtPayment.find(({ paymentForm }) => paymentForm === id);
  if (rule !== undefined) return rule.moment;
  return paymentForms.some((form) => form.id === id && form.kind === 'cash') ? 'before' : 'never';
}

/** Whether the shop wants the drawer open on an occasion that is no payment. */
export function opensAt(
  configuration: Configuration,
  occasion: Exclude<DrawerOccasion, 'sale' | 'correction'>,
): boolean {
  switch (occasion) {
    case 'cash_deposit':
      return configuration.drawerAtDeposit;
    case 'cash_withdrawal':
      return configuration.drawerAtWithdrawal;
    case 'counting':
      return configuration.drawerAtCount;
    case 'end_of_shift':
      return configuration.drawerAtEnd;
    case 'no_sale':
    case 'test':
      return true;
  }
}
