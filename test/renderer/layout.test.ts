import { describe, expect, it } from 'vitest';
import { figureClass } from '#renderer/layout/laid-cells.tsx';
import { partsOf } from '#renderer/layout/use-parts.ts';
import { whyNotHidden } from '#renderer/layout-management/use-layout-draft.ts';
import { arrangedParts } from '#shared/layout/layout.ts';

describe('the parts of a window', () => {
  it('hide the summary section until somebody shows it', () => {
    expect(partsOf('end-of-shift', {}).isShown('summary')).toBe(false);
    const parts = partsOf('end-of-shift', { 'end-of-shift': { order: [], shown: { summary: true } } });
    expect(parts.isShown('summary')).toBe(true);
    expect(parts.isShown('numberOfPayments')).toBe(false);
  });

  it('show what the window needs, whatever a layout says', () => {
    const parts = partsOf('end-of-shift', { 'end-of-shift': { order: [], shown: { paymentForm: false } } });
    expect(parts.isShown('paymentForm')).toBe(true);
  });

  it('have columns only among their columns', () => {
    expect(partsOf('user-shifts', {}).columns).toEqual(['number', 'startDate', 'endDate', 'cashier', 'status']);
  });
});

it('the red line stands before the first figure, wherever the layout has put it', () => {
  const figure = figureClass(['paymentForm', 'remaining', 'beginningBalance'], ['paymentForm']);
  expect([figure('remaining'), figure('beginningBalance')]).toEqual(['num margin', 'num']);
});

it('Layout Management says why a part stays, the last page too', () => {
  const shown = { sales: false, groups: false, balances: false };
  const parts = arrangedParts('shift-summary', { 'shift-summary': { order: [], shown } });
  const why = (id: string) => parts.filter((part) => part.id === id).map((part) => whyNotHidden(part, parts));
  expect([why('paymentForm'), why('keys'), why('cashFlows'), why('payments')]).toEqual([
    ['names_row'],
    ['leads_out'],
    ['last_page'],
    [null],
  ]);
});
