import { describe, expect, it } from 'vitest';
import { RULES } from '#test/house-rules/rules.ts';
import { readTree } from '#test/house-rules/tree.ts';

const tree = readTree();

it('the tree is read at all', () => {
  expect(tree.length).toBeGreaterThan(100);
  expect(tree.map((file) => file.path)).toContain('src-shared/contract/till-contract.ts');
});

describe.each(RULES)('$name', ({ instead, find, bad, good }) => {
  it('finds what it is for', () => {
    expect(find(bad)).not.toEqual([]);
  });
  it('lets the rest through', () => {
    expect(find(good)).toEqual([]);
  });
  it('holds in the whole tree', () => {
    const found = tree.flatMap(find);
    expect(found, [instead, ...found].join('\n')).toEqual([]);
  });
});
