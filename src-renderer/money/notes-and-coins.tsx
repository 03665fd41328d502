import type { CSSProperties } from 'react';
import { useMoney } from '#renderer/money/use-money.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

type Piece = { readonly valueMinor: number; readonly kind: 'note' | 'coin' };
type Look = { readonly width: number; readonly tint: string; readonly core?: string };

/** Size order and tint of real money, where hands know it. Anything else is drawn grey, by its value alone. */
const LOOKS: Readonly<Record<string, Readonly<Record<number, Look>>>> = {
  EUR: {
    50000: { width: 9, tint: '#8d6aa8' },
    20000: { width: 8, tint: '#c9a227' },
    10000: { width: 7, tint: '#4f9a5b' },
    5000: { width: 5, tint: '#d9862b' },
    2000: { width: 3, tint: '#4a7fc0' },
    1000: { width: 2, tint: '#c8564a' },
    500: { width: 0, tint: '#8b938e' },
    200: { width: 7, tint: '#9aa3a0', core: '#c2962f' },
    100: { width: 5, tint: '#c2962f', core: '#9aa3a0' },
    50: { width: 6, tint: '#c2962f' },
    20: { width: 4, tint: '#c2962f' },
    10: { width: 2, tint: '#c2962f' },
    5: { width: 3, tint: '#b5693b' },
    2: { width: 1, tint: '#b5693b' },
    1: { width: 0, tint: '#b5693b' },
  },
  PLN: {
    50000: { width: 9, tint: '#a4792f' },
    20000: { width: 8, tint: '#c9a227' },
    10000: { width: 7, tint: '#4f9a5b' },
    5000: { width: 5, tint: '#4a7fc0' },
    2000: { width: 3, tint: '#b0577f' },
    1000: { width: 2, tint: '#8d6f52' },
    500: { width: 6, tint: '#9aa3a0', core: '#c2962f' },
    200: { width: 5, tint: '#c2962f', core: '#9aa3a0' },
    100: { width: 6, tint: '#9aa3a0' },
    50: { width: 4, tint: '#9aa3a0' },
    20: { width: 3, tint: '#9aa3a0' },
    10: { width: 1, tint: '#9aa3a0' },
    5: { width: 4, tint: '#c2962f' },
    2: { width: 2, tint: '#c2962f' },
    1: { width: 0, tint: '#c2962f' },
  },
};

const UNKNOWN: Look = { width: 4, tint: '#8a9991' };

/** A note or coin, drawn. For the eye only: the words beside it carry the meaning. */
export function MoneyPiece({ piece, currency }: { readonly piece: Piece; readonly currency: CurrencyCode }) {
  const money = useMoney();
  const look = LOOKS[currency]?.[piece.valueMinor] ?? UNKNOWN;
  const style = tinted(look);
  if (piece.kind === 'coin')
    return <span className={look.core === undefined ? 'coin' : 'coin two'} style={style} aria-hidden="true" />;
  return (
    <span className="note" style={style} aria-hidden="true">
      {wholeFace(money.read(piece.valueMinor, currency))}
    </span>
  );
}

function tinted(look: Look): CSSProperties {
  const values = { '--w': look.width, '--tint': look.tint, '--tint-2': look.core ?? look.tint };
  return values;
}

/** Notes carry whole figures: "50", not "50.00". */
export function wholeFace(text: string): string {
  return text.replace(/[.,]0+$/, '');
}
