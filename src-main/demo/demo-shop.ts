import type { Permission } from '#shared/access/permission.ts';
import { maxDiscountOf, type OperatorGroup, permissionsOf, type RosterOperator } from '#shared/access/roster.ts';
import type { Currency, Denomination } from '#shared/money/currency.ts';
import type { Configuration, Operator } from '#shared/till/configuration.ts';

/** What a fresh data folder starts with, so that a new user can sell within a minute. Invented; no real shop. */
export const DEMO_PIN = '1234';
export const DEMO_BADGE_PREFIX = 'BADGE-';

/** Each operator of the demo has a badge with the own name on it: BADGE-ANA. */
export function demoBadge({ id }: Pick<Operator, 'id'>): string {
  return `${DEMO_BADGE_PREFIX}${id.toUpperCase()}`;
}

function notes(...values: readonly number[]): readonly Denomination[] {
  return values.map((value) => ({ valueMinor: value * 100, kind: 'note', rollPieces: 100 }));
}

function coins(...values: readonly (readonly [valueMinor: number, rollPieces: number])[]): readonly Denomination[] {
  return values.map(([valueMinor, rollPieces]) => ({ valueMinor, kind: 'coin', rollPieces }));
}

/** Roll sizes of the euro as the banks of the euro area pack them. */
const EUR: Currency = {
  code: 'EUR',
  name: 'euro',
  minorDigits: 2,
  rate: '1',
  denominations: [
    ...notes(500, 200, 100, 50, 20, 10, 5),
    ...coins([200, 25], [100, 25], [50, 40], [20, 40], [10, 40], [5, 50], [2, 50], [1, 50]),
  ],
};

const PLN: Currency = {
  code: 'PLN',
  name: 'złoty',
  minorDigits: 2,
  rate: '0.235',
  denominations: [
    ...notes(500, 200, 100, 50, 20, 10),
    ...coins([500, 50], [200, 50], [100, 50], [50, 50], [20, 50], [10, 50], [5, 50], [2, 50], [1, 50]),
  ],
};

export const DEMO_CONFIGURATION: Configuration = {
  tillCode: 'POS1',
  storeCode: 'ZAGREB1',
  isDemo: true,
  workMode: 'shift',
  shop: {
    name: 'TRGOVINA NA UGLU d.o.o.',
    address: 'Ilica 12',
    place: '10000 Zagreb',
    taxId: 'OIB 12345678903',
  },
  language: 'en',
  systemCurrency: 'EUR',
  currencies: [EUR, PLN].map((currency) => ({ ...currency, denominations: [...currency.denominations] })),
  paymentForms: [
    {
      id: 'cash',
      name: 'Cash',
      names: { hr: 'Gotovina', pl: 'Gotówka', de: 'Bargeld' },
      kind: 'cash',
      currencies: ['EUR', 'PLN'],
    },
    {
      id: 'card',
      name: 'Charge Card',
      names: { hr: 'Kartica', pl: 'Karta płatnicza', de: 'Karte' },
      kind: 'card',
      currencies: ['EUR'],
    },
    {
      id: 'voucher',
      name: 'Voucher',
      names: { hr: 'Poklon-bon', pl: 'Bon', de: 'Gutschein' },
      kind: 'voucher',
      currencies: ['EUR'],
    },
    {
      id: 'bank',
      name: 'Bank',
      names: { hr: 'Prijenos', pl: 'Przelew', de: 'Überweisung' },
      kind: 'bank',
      currencies: ['EUR'],
    },
    {
      id: 'check',
      name: 'Check',
      names: { hr: 'Ček', pl: 'Czek', de: 'Scheck' },
      kind: 'cheque',
      currencies: ['EUR'],
    },
  ],
  taxes: [
    { code: 'A', rate: '25' },
    { code: 'B', rate: '13' },
    { code: 'C', rate: '5' },
  ],
  depositPresets: [
    { currency: 'EUR', amountsMinor: [5_000, 10_000] },
    { currency: 'PLN', amountsMinor: [] },
  ],
  parameters: {
    forceCount: false,
    actualBalanceMandatory: false,
    blindCount: false,
    differenceDocuments: true,
    differenceDocumentsAtStart: true,
    withdrawalSeries: 'CW',
    keepInDrawer: [
      { currency: 'EUR', amountMinor: 20_000 },
      { currency: 'PLN', amountMinor: 30_000 },
    ],
    handOverFloat: [{ currency: 'EUR', amountMinor: 10_000 }],
    differenceTolerance: [{ paymentForm: 'cash', currency: 'EUR', amountMinor: 500 }],
    reasonRequired: false,
    approvalRequired: false,
    differenceReasons: [
      {
        paymentForm: 'cash',
        reasons: ['Change given wrong', 'Counted wrong at the start', 'Paid out without a document'],
      },
      { paymentForm: 'card', reasons: ['Keyed under the wrong form', 'Slip missing'] },
      { paymentForm: 'voucher', reasons: ['Voucher missing', 'Keyed under the wrong form'] },
    ],
    cashLimits: [{ currency: 'EUR', minimumMinor: null, maximumMinor: 200_000, mode: 'warn' }],
    parkedAtEnd: 'warn',
    automaticEnd: '',
    cashRounding: 'none',
  },
  cashDocumentReasons: [
    { id: 'courier', name: 'Courier', types: ['CW'], purpose: 'plain' },
    { id: 'purchase', name: 'Small purchase', types: ['CW'], purpose: 'plain' },
    { id: 'safe-drop', name: 'Safe drop', types: ['CW'], purpose: 'safe' },
    { id: 'bank-drop', name: 'Bank drop', types: ['CW'], purpose: 'bank' },
    { id: 'from-safe', name: 'Change from the safe', types: ['CD'], purpose: 'safe' },
    { id: 'wrong-form', name: 'Wrong payment form', types: ['CD', 'CW'], purpose: 'plain' },
    { id: 'transfer', name: 'Transfer between tills', types: ['CD', 'CW'], purpose: 'transfer' },
  ],
  cashDocumentAttributes: ['Cost centre'],
  inStoreCodes: [
    { prefix: '29', item: { from: 2, length: 5 }, value: { from: 7, length: 5 }, kind: 'weight', decimals: 3 },
    { prefix: '28', item: { from: 2, length: 5 }, value: { from: 7, length: 5 }, kind: 'price', decimals: 2 },
  ],
  autoLockMinutes: 10,
  hasSounds: true,
  badgePrefix: DEMO_BADGE_PREFIX,
  pinAttempts: 10,
  drawerPin: 'none',
  drawerOnMs: 100,
  drawerOffMs: 200,
  drawerOpenWhen: 'none',
  drawerOpenSeconds: 60,
  drawerAtPayment: [],
  drawerAtDeposit: true,
  drawerAtWithdrawal: true,
  drawerAtCount: true,
  drawerAtEnd: true,
  drawerReasons: ['Change for a customer', 'Change money', 'Forgotten receipt'],
  safeLimits: [{ currency: 'EUR', amountMinor: 500_000 }],
  safeDays: 7,
  toldDays: 400,
};

const CASHIER: readonly Permission[] = [
  'close_session',
  'end_own_shift',
  'hand_over',
  'print_daily_report',
  'reprint_document',
  'sell',
  'send_terminal_report',
  'start_shift',
  'use_training',
  'view_cash_documents',
];
const EXPERIENCED: readonly Permission[] = [
  'end_day',
  'issue_cash_deposit',
  'issue_cash_withdrawal',
  'move_safe_money',
  'edit_others_documents',
  'open_drawer',
  'start_shift_offline',
  'start_with_difference',
  'user_discount',
];
const DEPUTY: readonly Permission[] = [
  'add_correction',
  'change_price',
  'log_on_over_locked',
  'unlock_others',
  'user_discount',
  'view_safe',
];
const MANAGER: readonly Permission[] = [
  'add_correction',
  'approve_difference',
  'change_devices',
  'change_parameters',
  'change_price',
  'delete_parked',
  'change_terminal',
  'configure_services',
  'end_other_shift',
  'exceed_cash_limit',
  'explain_settlement',
  'import_catalogue',
  'manage_layout',
  'manage_operators',
  'refund_other_form',
  'return_without_receipt',
  'resolve_card_payment',
  'reverse_card_payment',
  'user_discount',
  'use_safe',
  'view_other_shifts',
];

/** Rights add up: whoever belongs to several groups holds those of each. */
export const DEMO_GROUPS: readonly OperatorGroup[] = [
  { id: 'cashiers', name: 'Cashiers', permissions: [...CASHIER], maxDiscount: '0' },
  { id: 'experienced', name: 'Experienced cashiers', permissions: [...EXPERIENCED], maxDiscount: '10' },
  { id: 'deputies', name: 'Deputies', permissions: [...DEPUTY], maxDiscount: '30' },
  { id: 'managers', name: 'Managers', permissions: [...MANAGER], maxDiscount: '100' },
];

function inGroups(id: string, name: string, ...groupIds: string[]): RosterOperator & Operator {
  const role = groupIds.includes('managers') ? 'manager' : 'cashier';
  const permissions = permissionsOf({ groups: DEMO_GROUPS }, { groupIds });
  const maxDiscount = maxDiscountOf({ groups: DEMO_GROUPS }, { groupIds });
  return { id, name, role, groupIds, isAssigned: true, permissions, maxDiscount };
}

/** Jakub is new and may not start a shift while the POS Agent is away; the others may. */
export const DEMO_OPERATORS: readonly (RosterOperator & Operator)[] = [
  inGroups('ana', 'Ana', 'cashiers', 'experienced'),
  inGroups('ivana', 'Ivana', 'cashiers', 'experienced', 'deputies', 'managers'),
  inGroups('jakub', 'Jakub', 'cashiers'),
  inGroups('kasia', 'Kasia', 'cashiers', 'experienced'),
  inGroups('marko', 'Marko', 'cashiers', 'experienced', 'deputies'),
  inGroups('zofia', 'Zofia', 'cashiers', 'experienced'),
];

/** The demo’s catalogue as a file, taken over by the same import as any other. Numbers of up to 7 figures are the shop’s own. */
export const DEMO_CATALOGUE = `barcode,name,price,group,tax
101,Kruh polubijeli 700 g,1.85,Bakery,C
102,Kifla s makom,0.95,Bakery,C
103,Burek sa sirom,2.40,Bakery,C
3850108020014,"Svježe mlijeko 3,2% Dukat 1 L",1.29,Dairy,C
3850345600215,"Jogurt tekući 2,8% Z bregov 1 kg",2.19,Dairy,B
5900820000011,"Mleko Łaciate 3,2% 1 L",1.39,Dairy,C
5900820002336,Masło Łaciate 82% 200 g,3.19,Dairy,B
5900820009854,Śmietanka Łaciata 30% 500 ml,2.79,Dairy,B
201,"Banane, rinfuza",1.49,Fruit,B
202,Jabuke Idared 1 kg,1.19,Fruit,B
203,Rajčica grapolo 1 kg,2.89,Fruit,B
3850104212604,Kava Franck Jubilarna 250 g,4.99,Drinks,A
3850151216228,"Jamnica mineralna voda 1,5 L",0.95,Drinks,A
3858881240018,Cedevita naranča 500 g,5.49,Drinks,A
3850106210141,Nektar naranča mrkva limun 2 L,2.35,Drinks,A
5901588016443,Ptasie Mleczko Wedel waniliowe 340 g,5.49,Sweets,A
5900352004112,"Katarzynki, pierniki toruńskie 160 g",3.29,Sweets,A
3850125231059,Palačinke Ledo marelica 280 g,3.99,Frozen,A
3850125231066,Palačinke Ledo čokolada 280 g,4.29,Frozen,A
4000417025005,Ritter Sport Alpenmilch 100 g,1.59,Sweets,A
4008400202020,Schwarzwälder Kirschtorte gekühlt 500 g,6.99,Frozen,A
8594001020010,Šťáva z černého rybízu 330 ml,1.79,Drinks,A
301,Vrećica,0.10,Other,A
`;
