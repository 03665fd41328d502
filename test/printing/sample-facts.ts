import type { Language } from '#shared/language/languages.ts';
import { minor } from '#shared/money/amount.ts';
import type { CorrectionPaperFacts } from '#shared/paper/correction.ts';
import type { DailyReportFacts } from '#shared/paper/daily-report-facts.ts';
import type { PaperShop } from '#shared/paper/paper-facts.ts';
import type { ReceiptFacts } from '#shared/paper/receipt-facts.ts';

/** A shop on the corner whose shelves hold every letter of the four languages, and Czech ones too. */

const EUR = { code: 'EUR', minorDigits: 2 };
const PLN = { code: 'PLN', minorDigits: 2 };
const HASH = '3f9c71e0b2d4a85516f0c9e3d7b2a4168e5f90c1d2b3a4f5061728394a5b6c7d';

const SHOP: PaperShop = {
  name: 'TRGOVINA NA UGLU d.o.o.',
  addressLines: ['Ilica 12, 10000 Zagreb'],
  taxId: 'OIB 12345678903',
};

export function sampleReceipt(language: Language): ReceiptFacts {
  const piece = { unit: '', regularPriceMinor: null, discounts: [] };
  return {
    language,
    shop: SHOP,
    tillCode: 'POS1',
    customer: null,
    operatorName: 'Željka Đurđević',
    documentNumber: '2026/POS1/000871',
    at: '2026-11-20T12:40:31.250+01:00',
    currency: EUR,
    lines: [
      {
        ...piece,
        name: 'Kruh polubijeli 700 g',
        quantity: '1',
        priceMinor: minor(185),
        valueMinor: minor(185),
        taxCode: 'C',
      },
      {
        ...piece,
        name: 'Svježe mlijeko 3,2% Dukat 1 L',
        quantity: '2',
        priceMinor: minor(129),
        valueMinor: minor(258),
        taxCode: 'C',
      },
      {
        ...piece,
        name: 'Banane, rinfuza',
        quantity: '1.236',
        unit: 'kg',
        priceMinor: minor(149),
        valueMinor: minor(184),
        taxCode: 'B',
      },
      {
        ...piece,
        name: 'Kava Franck Jubilarna 250 g',
        quantity: '2',
        priceMinor: minor(499),
        valueMinor: minor(998),
        taxCode: 'A',
        discounts: [{ rate: '10', amountMinor: minor(-100), isShare: false }],
      },
      {
        ...piece,
        name: 'Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ',
        quantity: '1',
        priceMinor: minor(549),
        valueMinor: minor(549),
        taxCode: 'A',
      },
      {
        ...piece,
        name: 'Čokolada s lješnjacima, šećerom i đumbirom ČĆĐŠŽ iz kućne radionice',
        quantity: '12',
        priceMinor: minor(123450),
        valueMinor: minor(1481400),
        taxCode: 'A',
      },
      {
        ...piece,
        name: 'Süße Grüße aus Österreich ÄÖÜ €5',
        quantity: '6',
        priceMinor: minor(95),
        valueMinor: minor(570),
        taxCode: 'A',
      },
      {
        ...piece,
        name: 'Příliš žluťoučký kůň ĚŘŮ',
        quantity: '2',
        priceMinor: minor(329),
        valueMinor: minor(658),
        taxCode: 'A',
      },
      {
        ...piece,
        name: '„Katarzynki” – pierniki',
        quantity: '0.5',
        unit: 'kg',
        priceMinor: minor(1200),
        valueMinor: minor(600),
        taxCode: 'B',
      },
    ],
    totalMinor: minor(1485302),
    savedMinor: minor(100),
    roundingMinor: minor(3),
    payments: [
      {
        name: 'Voucher 0087 2214',
        currency: EUR,
        tenderedMinor: minor(1000),
        worthMinor: minor(1000),
        assignedMinor: minor(1000),
      },
      {
        name: 'Gotówka',
        currency: PLN,
        tenderedMinor: minor(20000),
        worthMinor: minor(4650),
        assignedMinor: minor(4650),
      },
      {
        name: 'Cash',
        currency: EUR,
        tenderedMinor: minor(1500000),
        worthMinor: minor(1500000),
        assignedMinor: minor(1479655),
      },
    ],
    change: [{ currency: EUR, amountMinor: minor(20345) }],
    taxes: [
      { code: 'A', rate: '25', netMinor: minor(1187340), taxMinor: minor(296835), grossMinor: minor(1484175) },
      { code: 'B', rate: '13', netMinor: minor(694), taxMinor: minor(90), grossMinor: minor(784) },
      { code: 'C', rate: '5.5', netMinor: minor(420), taxMinor: minor(23), grossMinor: minor(443) },
    ],
    journal: { seq: 18977, hash: HASH },
  };
}

/** Two bars and half a kilogram come back, paid in cash that is rounded. */
export function sampleCorrection(language: Language): CorrectionPaperFacts {
  const { lines, payments: _payments, change: _change, taxes, ...sale } = sampleReceipt(language);
  return {
    ...sale,
    customer: { name: 'Gostionica Zora', taxId: 'HR12345678903' },
    documentNumber: 'RQC/2026/POS1/000012',
    originalNumber: 'PA/2026/POS1/000871',
    reason: 'Oštećena ambalaža, powrót reklamacyjny',
    authorisedBy: 'Đorđe',
    lines: lines.slice(0, 2),
    totalMinor: minor(1197),
    roundingMinor: minor(-2),
    refund: { name: 'Gotówka', amountMinor: minor(1195) },
    taxes: taxes.slice(0, 1),
  };
}

export function sampleReport(language: Language, kind: 'X' | 'Z'): DailyReportFacts {
  const cash = {
    isCash: true,
    name: 'Cash',
    beginningMinor: minor(20000),
    foundAtStartMinor: 0,
    differenceReason: '',
    cashDocumentsMinor: minor(0),
    actualMinor: null,
    documentsSinceCount: 0,
    differenceMinor: null,
  };
  const left = (remainingMinor: number, withdrawalMinor = 0) =>
    kind === 'Z' ? { withdrawalMinor: minor(withdrawalMinor), remainingMinor: minor(remainingMinor) } : null;
  const other = { ...cash, isCash: false, beginningMinor: minor(0) };
  return {
    language,
    shop: SHOP,
    tillCode: 'POS1',
    kind,
    reportNumber: 'Z/2026/POS1/000159',
    shiftNumber: 'SH/2026/POS1/000412',
    isDay: false,
    training: { times: 0, minutes: 0 },
    tills: [
      {
        till: 'POS1',
        seq: 4120,
        isReported: true,
        receipts: 98,
        cashDocuments: [],
        firstReceipt: '2026/POS1/000809',
        lastReceipt: '2026/POS1/000871',
        issued: [
          {
            number: 'CD/2026/POS1/000031',
            type: 'CD',
            description: 'Deposit at the start of day',
            currency: EUR,
            amountMinor: minor(10000),
          },
          {
            number: 'CW/2026/POS1/000044',
            type: 'CW',
            description: 'Withdrawal at the End of Day',
            currency: EUR,
            amountMinor: minor(125000),
          },
        ],
        moreIssued: 0,
        isListed: true,
      },
      {
        till: 'POS2',
        seq: 87,
        isReported: kind === 'Z',
        receipts: 17,
        cashDocuments: [{ currency: EUR, amountMinor: minor(-4500), documents: 2 }],
        firstReceipt: '2026/POS2/000100',
        lastReceipt: '2026/POS2/000116',
        issued: [
          {
            number: 'CW/2026/POS2/000007',
            type: 'CW',
            description: 'Window cleaner',
            currency: EUR,
            amountMinor: minor(2500),
          },
        ],
        moreIssued: 1,
        isListed: true,
      },
    ],
    operatorName: 'Ana',
    endedBy: kind === 'Z' ? 'Đorđe' : null,
    openedAt: '2026-11-20T06:52:10.000+01:00',
    endedOnPage: null,
    closedAt: kind === 'Z' ? '2026-11-20T14:08:31.250+01:00' : null,
    printedAt: '2026-11-20T14:08:32.000+01:00',
    forms: [
      {
        ...cash,
        currency: EUR,
        paymentValueMinor: minor(128435),
        cashDocumentsMinor: minor(-3000),
        endingMinor: minor(145435),
        actualMinor: minor(145185),
        documentsSinceCount: kind === 'Z' ? 2 : 0,
        differenceMinor: minor(-250),
        differenceReason: 'Krivo vraćen sitniš',
        end: left(20185, 125000),
        payments: 61,
      },
      {
        ...other,
        name: 'Charge Card',
        currency: EUR,
        paymentValueMinor: minor(214680),
        endingMinor: minor(214680),
        end: left(214680),
        payments: 38,
      },
      {
        ...other,
        name: 'Voucher',
        currency: EUR,
        paymentValueMinor: minor(8500),
        endingMinor: minor(8500),
        end: left(8500),
        payments: 4,
      },
      {
        ...cash,
        currency: PLN,
        beginningMinor: minor(30000),
        paymentValueMinor: minor(86250),
        endingMinor: minor(116250),
        end: left(116250),
        payments: 12,
      },
    ],
    denominations: [
      {
        currency: EUR,
        pieces: [
          { valueMinor: minor(50000), pieces: 2 },
          { valueMinor: minor(5000), pieces: 9 },
          { valueMinor: minor(1), pieces: 185 },
        ],
        totalMinor: minor(145185),
      },
    ],
    cheques: [
      {
        till: 'POS1',
        number: '0087 2214',
        bank: 'Zagrebačka',
        currency: EUR,
        amountMinor: minor(12500),
        isThere: true,
        wasThere: null,
      },
      {
        till: 'POS2',
        number: '4411',
        bank: '',
        currency: EUR,
        amountMinor: minor(990),
        isThere: false,
        wasThere: null,
      },
    ],
    unlistedCheques: [],
    sales: {
      currency: EUR,
      grossMinor: minor(353615),
      returns: { amountMinor: minor(2000), documents: 1 },
      taxes: sampleReceipt(language).taxes,
      receipts: 61,
      items: '1412.236',
      discounts: { amountMinor: minor(4210), times: 12 },
      priceChanges: { amountMinor: minor(-350), times: 2 },
      voidedLines: 3,
      discardedDocuments: 1,
      noSaleOpenings: 2,
    },
    rounding: [{ currency: EUR, amountMinor: minor(-2), documents: 3 }],
    unconfirmedCards: [],
    cardsWithoutReceipt: [],
    grandTotals: [{ currency: EUR, amountMinor: minor(98765432101) }],
    journal: { seq: 18977, hash: HASH },
  };
}
