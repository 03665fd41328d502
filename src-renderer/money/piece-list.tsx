import { useTranslation } from 'react-i18next';
import { MoneyPiece } from '#renderer/money/notes-and-coins.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { CurrencyCode } from '#shared/money/amount.ts';

/** Which notes and coins, and how many: what to take from a drawer or hand over a counter. */
export function PieceList(props: {
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly pieces: readonly { readonly valueMinor: number; readonly pieces: number }[];
  readonly size?: 'usual' | 'big';
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currencies } = useTillState();
  const kinds = currencies.find((currency) => currency.code === props.currency)?.denominations ?? [];
  return (
    <ul className={props.size === 'big' ? 'notes big' : 'notes'} aria-label={props.name}>
      {props.pieces
        .filter((one) => one.pieces > 0)
        .map(({ valueMinor, pieces }) => {
          const kind = kinds.find((denomination) => denomination.valueMinor === valueMinor)?.kind ?? 'note';
          const value = money.read(valueMinor, props.currency);
          return (
            <li key={valueMinor}>
              <b>{money.count(pieces)}</b>
              <span className="quiet" aria-hidden="true">
                ×
              </span>
              <MoneyPiece piece={{ valueMinor, kind }} currency={props.currency} />
              {kind === 'coin' ? <span className="face">{value}</span> : null}
              <span className="unseen">{t(`money.${kind}Of`, { value, currency: props.currency })}</span>
            </li>
          );
        })}
    </ul>
  );
}
