import { useTranslation } from 'react-i18next';
import type { FigureAsked } from '#renderer/end-of-shift/figure-dock.tsx';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { unreachable } from '#shared/assert.ts';
import type { EndRow } from '#shared/contract/shift.ts';

export type LikelyCause = EndRow['causes'][number];

/** What may have made the difference: money and keys, never a person. A named document can be shown. */
export function LikelyCauses(props: { readonly row: EndRow; readonly onFigure: (asked: FigureAsked) => void }) {
  const { t } = useTranslation();
  const inWords = useCauseInWords(props.row.currency);
  const { row } = props;
  return (
    <ul className="hints" aria-label={t('endOfShift.causes')}>
      {row.causes.map((cause) => {
        const words = inWords(cause);
        const document = documentOf(cause);
        return (
          <li key={words}>
            <Icon name={ICON_OF[cause.cause]} />
            <span>{words}</span>
            {document === null ? null : (
              <Key
                label={t('endOfShift.show')}
                kind="small"
                onPress={() => props.onFigure({ row, part: document.part, number: document.number })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

const ICON_OF: Readonly<Record<LikelyCause['cause'], IconName>> = {
  swapped_digits: 'swap',
  sum_swapped_digits: 'swap',
  pieces_off: 'coins',
  roll_off: 'roll',
  other_form: 'card',
  change_as_tendered: 'receipt',
  opposite_difference: 'swap',
  transfer: 'swap',
  pay_out_without_document: 'drawer',
  found_at_start: 'clock',
  cheque_missing: 'cheque',
};

/** The document a cause names, and in which part of a figure it stands. */
export function documentOf(
  cause: LikelyCause,
): { readonly number: string; readonly part: 'received' | 'change' } | null {
  if (cause.cause === 'other_form') return { number: cause.number, part: 'received' };
  if (cause.cause === 'change_as_tendered') return { number: cause.number, part: 'change' };
  return null;
}

function chequeWords({ wasThere, till }: { readonly wasThere: boolean; readonly till: string | null }) {
  if (wasThere) return 'chequeGone';
  return till === null ? 'cheque' : 'chequeAt';
}

function useCauseInWords(currency: string): (cause: LikelyCause) => string {
  const { t } = useTranslation();
  const money = useMoney();
  const read = (amount: number) => money.read(amount, currency);
  return (cause) => {
    switch (cause.cause) {
      case 'swapped_digits':
        return t('endOfShift.cause.swappedDigits', {
          typed: money.count(cause.typed),
          meant: money.count(cause.meant),
          value: read(cause.valueMinor),
        });
      case 'sum_swapped_digits':
        return t('endOfShift.cause.sumSwappedDigits', { typed: read(cause.typedMinor), meant: read(cause.meantMinor) });
      case 'pieces_off':
        return t(cause.pieces < 0 ? 'endOfShift.cause.piecesShort' : 'endOfShift.cause.piecesOver', {
          pieces: money.count(Math.abs(cause.pieces)),
          value: read(cause.valueMinor),
        });
      case 'roll_off':
        return t('endOfShift.cause.roll', { pieces: money.count(cause.rollPieces), value: read(cause.valueMinor) });
      case 'other_form':
        return t('endOfShift.cause.otherForm', { number: cause.number });
      case 'change_as_tendered':
        return t('endOfShift.cause.change', { number: cause.number });
      case 'pay_out_without_document':
        return t('endOfShift.cause.payOut', { amount: read(cause.amountMinor) });
      case 'found_at_start':
        return t(cause.amountMinor < 0 ? 'endOfShift.cause.shortAtStart' : 'endOfShift.cause.overAtStart', {
          amount: read(Math.abs(cause.amountMinor)),
        });
      case 'opposite_difference':
        return t('endOfShift.cause.opposite', {
          till: cause.till,
          number: cause.number,
          amount: read(cause.amountMinor),
        });
      case 'transfer':
        return t('endOfShift.cause.transfer', { till: cause.till, number: cause.number });
      case 'cheque_missing':
        return t(`endOfShift.cause.${chequeWords(cause)}`, {
          number: cause.number,
          bank: cause.bank,
          amount: read(cause.amountMinor),
          till: cause.till ?? '',
        });
      default:
        return unreachable(cause);
    }
  };
}
