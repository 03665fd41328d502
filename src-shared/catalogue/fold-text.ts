/** Letters that Unicode does not take apart into a base letter and a mark. */
const UNMARKED: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text for finding: small letters without marks, single spaces. "Łaciate 3,2%" becomes "laciate 3,2%". */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łđøßæœı]/g, (letter) => UNMARKED[letter] ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
