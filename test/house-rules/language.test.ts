import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '#shared/contract/refusal.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';
import { compareLanguages, flatten } from '#test/house-rules/language.ts';
import { ROOT } from '#test/house-rules/tree.ts';

const AREAS = Object.keys(WORDS.en) as (keyof typeof WORDS.en)[];

describe('the comparison of two languages', () => {
  it.each([
    [{ a: 'x' }, {}, ['missing: a']],
    [{}, { a: 'x' }, ['too much: a']],
    [{ a: 'x {{n}}' }, { a: 'x {{m}}' }, ['a: {{n}} against {{m}}']],
    [{ a: { b: 'x' } }, { a: { b: ' ' } }, ['silent: a.b']],
    [{ a_one: '{{count}} x', a_other: 'x' }, { a_one: 'x', a_few: '{{count}} x', a_many: 'x' }, []],
  ])('of %j and %j finds %j', (one, other, found) => {
    expect(compareLanguages(one, other)).toEqual(found);
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('%s', (language) => {
  it.each(AREAS)('says in %s exactly what English says', (area) => {
    expect(compareLanguages(WORDS.en[area], WORDS[language][area])).toEqual([]);
  });
});

it.each(LANGUAGES)('every refusal has words in %s, and no words are left over', (language) => {
  expect([...flatten(WORDS[language].refusals).keys()].sort()).toEqual([...REFUSAL_CODES].sort());
});

describe('day mode', () => {
  const said = (language: (typeof LANGUAGES)[number]) => {
    const { day, ...areas } = WORDS[language];
    return { day: flatten(day), shift: flatten(areas) };
  };

  it.each(LANGUAGES)('has in %s words in place of others only, with the same facts or fewer', (language) => {
    const { day, shift } = said(language);
    const placesIn = (text: string | undefined): readonly string[] => text?.match(/\{\{\w+\}\}/g) ?? [];
    const astray = [...day].filter(
      ([key, text]) => !shift.has(key) || placesIn(text).some((place) => !placesIn(shift.get(key)).includes(place)),
    );
    expect(astray).toEqual([]);
  });

  it('calls the windows as the articles of day mode do', () => {
    const { windows } = WORDS.en.day;
    expect([
      windows.startOfShift.title,
      windows.endOfShift.title,
      windows.shiftSummary.title,
      windows.shiftSummary.endShift,
    ]).toEqual(['Start of Day', 'End of Day', 'POS Summary', 'End Day']);
    expect([...said('en').day.values()].filter((text) => /shift/i.test(text))).toEqual([
      'See operators’ earlier shifts',
    ]);
  });
});

it('every language file is one that the till speaks', () => {
  const folder = join(ROOT, 'src-shared/language');
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).sort()).toEqual([...LANGUAGES].sort());
  for (const { name } of folders) {
    expect(readdirSync(join(folder, name)).sort()).toEqual(AREAS.map((area) => `${area}.json`).sort());
  }
});
