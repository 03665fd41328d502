import { expect, it } from 'vitest';
import { factsInWords } from '#renderer/managers/facts-in-words.ts';

it.each([
  ['', ''],
  ['{"validUntil":"2026-12-11T23:55:16.374Z","operatorId":"max"}', 'valid until: 11 Dec · operator id: max'],
  [
    '{"kind":"operator","body":{"id":"vera","groupIds":["a","b"],"isActive":true,"tills":[]}}',
    'kind: operator · body: id: vera, group ids: a, b, is active: true, tills: –',
  ],
  ['{"till":null,"reason":"","minutes":60,"name":"<b>x</b>"}', 'till: – · reason: – · minutes: 60 · name: <b>x</b>'],
])('the facts of an act, %s, are read as %s', (detail, words) => {
  expect(factsInWords(detail, () => '11 Dec')).toBe(words);
});
