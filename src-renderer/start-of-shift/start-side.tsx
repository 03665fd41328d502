import { useTranslation } from 'react-i18next';
import { Key } from '#renderer/keyboard/key.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { previewOf } from '#renderer/money/preview.ts';
import { TypingLine } from '#renderer/money/typing-line.tsx';
import { type MoneyWriter, useMoney } from '#renderer/money/use-money.ts';
import type { Deposits } from '#renderer/start-of-shift/start-of-shift-window.tsx';
import type { StartSheet } from '#shared/contract/start-of-shift.ts';

type Row = StartSheet['rows'][number];
export type DepositChoice = { readonly label: string; readonly text: string; readonly shortcut: Shortcut };

const PRESET_KEYS = ['F9', 'F10'] as const;

/** The usual deposits of a currency and "none", one key each. */
export function depositChoices(row: Row, money: MoneyWriter, none: string): readonly DepositChoice[] {
  const presets = row.presetsMinor.slice(0, PRESET_KEYS.length).map((amount, index) => ({
    label: money.read(amount, row.currency),
    text: money.typed(amount, row.currency),
    shortcut: PRESET_KEYS[index] ?? 'F9',
  }));
  return [...presets, { label: none, text: '', shortcut: 'F11' }];
}

/** The side where hands work: what will lie in the drawer, usual deposits, pad. */
export function StartSide(props: {
  readonly sheet: StartSheet;
  readonly deposits: Deposits;
  readonly row: Row | null;
  readonly choices: readonly DepositChoice[];
  readonly onWrite: (currency: string, text: string) => void;
}) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  const { row } = props;
  const parts = usePartsOf('start-of-shift');
  return (
    <section className="start-side" aria-label={t('startOfShift.pad')}>
      {parts.isShown('inDrawer') ? <InDrawer sheet={props.sheet} deposits={props.deposits} /> : null}
      <TypingLine />
      <fieldset className="quick" aria-label={t('startOfShift.usualDeposits')}>
        {row === null || !parts.isShown('usualDeposits')
          ? null
          : props.choices.map((choice) => (
              <Key
                key={choice.shortcut}
                label={choice.label}
                shortcut={choice.shortcut}
                keepsFocus
                isOn={(props.deposits[row.currency] ?? '') === choice.text}
                onPress={() => props.onWrite(row.currency, choice.text)}
              />
            ))}
      </fieldset>
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </section>
  );
}

function InDrawer({ sheet, deposits }: { readonly sheet: StartSheet; readonly deposits: Deposits }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <div className="sheet sum-box">
      <p className="label">{t('startOfShift.inDrawer')}</p>
      <ul className="start-figures">
        {sheet.rows.map(({ currency, beginningMinor, countedMinor }) => {
          const deposit = previewOf(deposits[currency], money.minorDigits(currency)) ?? 0;
          return (
            <li key={currency}>
              <b>{currency}</b>
              <output>{money.read((countedMinor ?? beginningMinor) + deposit, currency)}</output>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
