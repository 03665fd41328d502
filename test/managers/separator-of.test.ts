import { expect, test } from 'vitest';
import { separatorOf } from '#renderer/managers/separator-of.ts';

test.each([
  ['en', ','],
  ['de', ';'],
  ['hr', ';'],
  ['pl', ';'],
])('a file for a spreadsheet in %s parts its cells by %j', (language, separator) => {
  expect(separatorOf(language)).toBe(separator);
});
