import { useTranslation } from 'react-i18next';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import type { SafeDraft, SafeRow } from '#renderer/safe/use-safe.ts';
import { SAFE_COUNTERPARTS, SAFE_DOCUMENT_TYPES } from '#shared/safe/safe-document.ts';

const AMOUNT_ID = 'safe-amount';

/** Safe Deposit and Safe Withdrawal of the chosen row, past every drawer. */
export function SafeForm(props: {
  readonly row: SafeRow;
  readonly draft: SafeDraft;
  readonly onWrite: (change: Partial<SafeDraft>) => void;
}) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  const { draft, onWrite, row } = props;
  const label = t('safe.amountOf', { type: t(`safe.type.${draft.type}`), form: row.name, currency: row.currency });
  return (
    <section className="safe-form" aria-label={label}>
      <div className="sheet safe-order">
        <Segment
          name={t('safe.direction')}
          size="wide"
          choices={SAFE_DOCUMENT_TYPES.map((value) => ({
            value,
            label: t(`safe.way.${value}`),
            shortcut: value === 'SD' ? 'F8' : 'F9',
          }))}
          chosen={draft.type}
          onChoose={(type) => onWrite({ type })}
        />
        <div className="field amount-field">
          <label htmlFor={AMOUNT_ID}>{label}</label>
          <AmountEntry
            id={AMOUNT_ID}
            label={label}
            written={draft.amount}
            holder="window"
            autoFocus
            onWrite={(text) => onWrite({ amount: text ?? '' })}
          />
        </div>
        <Segment
          name={t(`safe.counterpart.${draft.type}`)}
          size="wide"
          choices={SAFE_COUNTERPARTS.map((value) => ({ value, label: t(`safe.from.${value}`) }))}
          chosen={draft.counterpart}
          onChoose={(counterpart) => onWrite({ counterpart })}
        />
        <TextField
          kind="safe-words"
          label={t('safe.description')}
          maxLength={200}
          value={draft.description}
          onWrite={(description) => onWrite({ description })}
        />
      </div>
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </section>
  );
}
