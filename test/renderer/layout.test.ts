import { describe, expect, it } from 'vitest';
import { isSectionShown, readLayout } from '#renderer/layout/layout.ts';

describe('the layout', () => {
  it('hides the summary section until somebody shows it', () => {
    expect(isSectionShown('end-of-shift', 'summary', {})).toBe(false);
    const layout = readLayout('{"end-of-shift":{"summary":true}}');
    expect(isSectionShown('end-of-shift', 'summary', layout)).toBe(true);
    expect(isSectionShown('end-of-shift', 'numberOfPayments', layout)).toBe(false);
  });

  it.each([[null], ['not JSON'], ['[]'], ['{"end-of-shift":{"summary":"yes"}}'], ['{"end-of-shift":null}']])(
    'is that of the defaults where %s was kept',
    (text) => {
      expect(readLayout(text)).toEqual({});
    },
  );
});
