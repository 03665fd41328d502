/** ISO 4217 numbers as ZVT writes them, of the currencies where its terminals and this till are used. */
const NUMBERS: Readonly<Record<string, string>> = {
  EUR: '0978',
  PLN: '0985',
  CHF: '0756',
  CZK: '0203',
  HUF: '0348',
  GBP: '0826',
  USD: '0840',
  SEK: '0752',
  DKK: '0208',
  NOK: '0578',
  RON: '0946',
  BAM: '0977',
  RSD: '0941',
};

export function numericCurrency(code: string): string | null {
  return NUMBERS[code] ?? null;
}

export function alphabeticCurrency(figures: string): string | null {
  return Object.keys(NUMBERS).find((code) => NUMBERS[code] === figures) ?? null;
}
