import type { PrinterCodePage, PrinterProfile } from '#main/printing/profile.ts';

/** Central European first, then the page with the Euro, then the one with typographic quotes. */
const LATIN_AND_CYRILLIC: readonly PrinterCodePage[] = [
  { page: 'CP852', n: 18 },
  { page: 'CP858', n: 19 },
  { page: 'WIN1252', n: 16 },
  { page: 'CP866', n: 17 },
];

/** What is assumed of a printer of which only the address is known: that it promises nothing. */
export const GENERIC_PROFILE: PrinterProfile = {
  id: 'generic-clone',
  name: 'ESC/POS printer, 80 mm',
  protocol: 'escpos',
  columns: 42,
  codePages: LATIN_AND_CYRILLIC,
  completion: 'none',
  hasStatusBack: false,
  hasBufferClear: false,
  cutter: 'partial',
  hasQr: true,
  raster: 'GS v 0',
  dots: 504,
  stripeRows: 24,
  drawer: { onMs: 50, offMs: 500 },
  provenance: { codePages: 'unverified', completion: 'unverified', qr: 'unverified' },
};

export const SCREEN_PROFILE: PrinterProfile = {
  ...GENERIC_PROFILE,
  id: 'screen-roll',
  name: 'Paper roll on the screen',
  completion: 'shown',
  provenance: { codePages: 'documented', completion: 'documented', qr: 'documented' },
};

const EPSON_TM_T20: PrinterProfile = {
  ...GENERIC_PROFILE,
  id: 'epson-tm-t20',
  name: 'Epson TM-T20, TM-T20II, TM-T20III',
  columns: 48,
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
  completion: 'process_id',
  hasStatusBack: true,
  hasBufferClear: true,
  dots: 576,
  stripeRows: 128,
  provenance: { codePages: 'documented', completion: 'documented', qr: 'documented' },
};

/** Younger than Epson’s word that `GS v 0` is obsolete. */
const EPSON_TM_M30: PrinterProfile = {
  ...EPSON_TM_T20,
  id: 'epson-tm-m30',
  name: 'Epson TM-m10, TM-m30, TM-m50',
  raster: 'GS ( L',
};

const STAR_LINE: PrinterProfile = {
  ...GENERIC_PROFILE,
  id: 'star-line',
  name: 'Star TSP100, TSP650 (Star Line Mode)',
  protocol: 'star',
  columns: 48,
  codePages: [
    { page: 'CP852', n: 5 },
    { page: 'CP858', n: 4 },
    { page: 'WIN1250', n: 33 },
    { page: 'WIN1252', n: 32 },
    { page: 'CP866', n: 10 },
    { page: 'WIN1251', n: 34 },
    { page: 'CP857', n: 12 },
  ],
  completion: 'etb_counter',
  hasStatusBack: true,
  hasQr: true,
  raster: 'ESC GS S',
  dots: 576,
  drawer: { onMs: 200, offMs: 200 },
  provenance: { codePages: 'unverified', completion: 'documented', qr: 'unverified' },
};

export const PROFILES: readonly PrinterProfile[] = [
  GENERIC_PROFILE,
  SCREEN_PROFILE,
  {
    ...GENERIC_PROFILE,
    id: 'generic-clone-58',
    name: 'ESC/POS printer, 58 mm',
    columns: 32,
    dots: 384,
    cutter: 'none',
  },
  {
    ...GENERIC_PROFILE,
    id: 'generic-clone-58-wide',
    name: 'ESC/POS printer of 80 mm, set to 58 mm',
    columns: 35,
    dots: 420,
  },
  EPSON_TM_T20,
  {
    ...EPSON_TM_T20,
    id: 'epson-tm-t88',
    name: 'Epson TM-T88IV, TM-T88V, TM-T88VI, TM-T88VII',
    columns: 42,
    dots: 512,
  },
  EPSON_TM_M30,
  { ...EPSON_TM_M30, id: 'epson-tm-m30-58', name: 'Epson TM-m10, TM-m30 with 58 mm paper', columns: 35, dots: 420 },
  {
    // Not on Epson’s list for function 48 of GS ( H, and without GS ( k.
    ...GENERIC_PROFILE,
    id: 'epson-tm-t88-old',
    name: 'Epson TM-T88II, TM-T88III',
    columns: 42,
    dots: 512,
    completion: 'fence',
    hasBufferClear: true,
    hasQr: false,
    provenance: { codePages: 'documented', completion: 'documented', qr: 'documented' },
  },
  STAR_LINE,
  { ...STAR_LINE, id: 'star-prnt', name: 'Star mC-Print, TSP100IV, SM-L (StarPRNT)' },
  {
    ...GENERIC_PROFILE,
    id: 'star-escpos',
    name: 'Star TSP in ESC/POS mode',
    columns: 48,
    dots: 576,
    completion: 'status',
  },
  {
    ...GENERIC_PROFILE,
    id: 'bixolon',
    name: 'Bixolon SRP',
    dots: 512,
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
    completion: 'fence',
  },
  {
    ...GENERIC_PROFILE,
    id: 'citizen',
    name: 'Citizen CT-S',
    columns: 48,
    dots: 576,
    codePages: [
      { page: 'CP852', n: 18 },
      { page: 'WIN1252', n: 16 },
      { page: 'CP866', n: 17 },
      { page: 'CP857', n: 8 },
    ],
    completion: 'fence',
    hasBufferClear: true,
    provenance: { codePages: 'unverified', completion: 'documented', qr: 'unverified' },
  },
  {
    ...GENERIC_PROFILE,
    id: 'xprinter',
    name: 'Xprinter XP',
    columns: 48,
    dots: 576,
    codePages: [...LATIN_AND_CYRILLIC, { page: 'WIN1251', n: 23 }],
    completion: 'status',
  },
  {
    ...GENERIC_PROFILE,
    id: 'pos-5890',
    name: 'POS-5890, Zijiang',
    columns: 32,
    dots: 384,
    codePages: [
      ...LATIN_AND_CYRILLIC,
      { page: 'WIN1250', n: 72 },
      { page: 'WIN1251', n: 23 },
      { page: 'CP857', n: 61 },
      { page: 'CP775', n: 95 },
    ],
    cutter: 'none',
  },
];

export function profileById(id: string): PrinterProfile | null {
  return PROFILES.find((profile) => profile.id === id) ?? null;
}
