import type { CodePage } from '#main/printing/escpos/code-page.ts';

/**
 * What printers differ in, as data. The numbers of the code pages are parameters of `ESC t` from the makers’ manuals and
 * from two public capability databases; where those disagree (Star in ESC/POS mode, Citizen 2) only pages that both have
 * stand here.
 */
export type PrinterProfile = {
  readonly id: string;
  readonly name: string;
  /** Of font A. A property of the print head and its setting, not of the paper’s width. */
  readonly columns: number;
  /** In order of preference: the first page that has a character is taken. */
  readonly codePages: readonly { readonly page: CodePage; readonly n: number }[];
  /**
   * What proves paper. `process-id`: the printer answers `GS ( H` when what came before is printed (Epson, function 48).
   * `shown`: the paper roll on the screen. `none`: nothing does, and the job says so.
   */
  readonly confirmation: 'process-id' | 'shown' | 'none';
  readonly cutter: 'partial' | 'full' | 'none';
  /** Has `GS ( k` for QR codes; TM-T88III and cheap heads do not. */
  readonly hasQr: boolean;
};

/** Central European first, then the page with the Euro, then the one with typographic quotes. */
const LATIN_AND_CYRILLIC = [
  { page: 'CP852', n: 18 },
  { page: 'CP858', n: 19 },
  { page: 'WIN1252', n: 16 },
  { page: 'CP866', n: 17 },
] as const;

export const GENERIC_PROFILE: PrinterProfile = {
  id: 'generic-clone',
  name: 'ESC/POS printer, 80 mm',
  columns: 42,
  codePages: LATIN_AND_CYRILLIC,
  confirmation: 'none',
  cutter: 'partial',
  hasQr: true,
};

export const SCREEN_PROFILE: PrinterProfile = {
  ...GENERIC_PROFILE,
  id: 'screen-roll',
  name: 'Paper roll on the screen',
  confirmation: 'shown',
};

export const PROFILES: readonly PrinterProfile[] = [
  GENERIC_PROFILE,
  SCREEN_PROFILE,
  { ...GENERIC_PROFILE, id: 'generic-clone-58', name: 'ESC/POS printer, 58 mm', columns: 32, cutter: 'none' },
  {
    id: 'epson-tm',
    name: 'Epson TM (T20, T88IV and later, m10, m30)',
    columns: 42,
    codePages: [
      { page: 'CP852', n: 18 },
      { page: 'CP858', n: 19 },
      { page: 'WIN1250', n: 45 },
      { page: 'WIN1252', n: 16 },
      { page: 'CP866', n: 17 },
      { page: 'WIN1251', n: 46 },
      { page: 'CP857', n: 13 },
      { page: 'CP775', n: 33 },
    ],
    confirmation: 'process-id',
    cutter: 'partial',
    hasQr: true,
  },
  {
    id: 'epson-tm-old',
    name: 'Epson TM-T88II, TM-T88III',
    columns: 42,
    codePages: LATIN_AND_CYRILLIC,
    confirmation: 'none',
    cutter: 'partial',
    hasQr: false,
  },
  {
    id: 'star-escpos',
    name: 'Star TSP in ESC/POS mode',
    columns: 48,
    codePages: LATIN_AND_CYRILLIC,
    confirmation: 'none',
    cutter: 'partial',
    hasQr: true,
  },
  {
    id: 'bixolon',
    name: 'Bixolon SRP',
    columns: 42,
    codePages: [
      { page: 'CP852', n: 18 },
      { page: 'CP858', n: 19 },
      { page: 'WIN1250', n: 47 },
      { page: 'WIN1252', n: 16 },
      { page: 'CP866', n: 17 },
      { page: 'WIN1251', n: 28 },
      { page: 'CP857', n: 37 },
      { page: 'CP775', n: 30 },
    ],
    confirmation: 'none',
    cutter: 'partial',
    hasQr: true,
  },
  {
    id: 'citizen',
    name: 'Citizen CT-S',
    columns: 48,
    codePages: [
      { page: 'CP852', n: 18 },
      { page: 'WIN1252', n: 16 },
      { page: 'CP866', n: 17 },
      { page: 'CP857', n: 8 },
    ],
    confirmation: 'none',
    cutter: 'partial',
    hasQr: true,
  },
  {
    id: 'xprinter',
    name: 'Xprinter XP',
    columns: 48,
    codePages: [...LATIN_AND_CYRILLIC, { page: 'WIN1251', n: 23 }],
    confirmation: 'none',
    cutter: 'partial',
    hasQr: true,
  },
  {
    id: 'pos-5890',
    name: 'POS-5890, Zijiang',
    columns: 32,
    codePages: [
      ...LATIN_AND_CYRILLIC,
      { page: 'WIN1250', n: 72 },
      { page: 'WIN1251', n: 23 },
      { page: 'CP857', n: 61 },
      { page: 'CP775', n: 95 },
    ],
    confirmation: 'none',
    cutter: 'none',
    hasQr: true,
  },
];
