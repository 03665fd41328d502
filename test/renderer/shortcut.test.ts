import { describe, expect, it } from 'vitest';
import { capOf, matches } from '#renderer/keyboard/shortcut.ts';

const stroke = (key: string, held: 'none' | 'ctrl' | 'alt' | 'command' = 'none') => ({
  key,
  ctrlKey: held === 'ctrl',
  altKey: held === 'alt',
  metaKey: held === 'command',
});

describe('a shortcut', () => {
  it.each([
    ['F2', stroke('F2'), true],
    ['F2', stroke('F3'), false],
    ['F2', stroke('F2', 'ctrl'), false],
    ['Enter', stroke('Enter'), true],
    ['Enter', stroke('Enter', 'ctrl'), false],
    ['Control+Enter', stroke('Enter', 'ctrl'), true],
    ['Control+Enter', stroke('Enter', 'command'), true],
    ['Control+Enter', stroke('Enter'), false],
    ['Control+Z', stroke('z', 'ctrl'), true],
    ['Alt+1', stroke('1', 'alt'), true],
    ['Alt+1', stroke('1'), false],
    ['+', stroke('+'), true],
    ['=', stroke('='), true],
  ])('%s heard as %j: %s', (shortcut, pressed, isHeard) => {
    expect(matches(shortcut, pressed)).toBe(isHeard);
  });

  it.each([
    ['Escape', 'Esc'],
    ['Control+Enter', 'Ctrl ↵'],
    ['Control+z', 'Ctrl Z'],
    ['+', '+'],
    ['F12', 'F12'],
  ])('%s is drawn as %s', (shortcut, cap) => {
    expect(capOf(shortcut)).toBe(cap);
  });
});
