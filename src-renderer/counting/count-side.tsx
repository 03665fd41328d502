import { useTranslation } from 'react-i18next';
import {
  type CellDrafts,
  type CountCell,
  type CountEntry,
  piecesShown,
  sumShown,
} from '#renderer/counting/count-draft.ts';
import { cellId } from '#renderer/counting/denominations.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { stepEntryFromActive } from '#renderer/money/amount-entry.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { wholeFace } from '#renderer/money/notes-and-coins.tsx';
import { NumericPad, PadKey } from '#renderer/money/numeric-pad.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { fitted } from '#renderer/style/fitted.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

type SideProps = {
  readonly entry: CountEntry;
  readonly drafts: CellDrafts;
  readonly isByValue: boolean;
  readonly onToggleValue: () => void;
};

/** Right: the running sum, rolls and bundles, pad. Cheques are ticked, so that nothing is typed for them. */
export function CountSide(props: SideProps) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  const parts = usePartsOf('counting');
  return (
    <section className="count-side" aria-label={t('counting.pad')}>
      <SumBox {...props} />
      {parts.isShown('rolls') ? <Rolls {...props} /> : null}
      {props.entry.kind === 'cheque' ? null : (
        <NumericPad
          layout="amount"
          onPress={(press) => active?.press(press)}
          tool={
            <PadKey
              name={t('counting.before')}
              face={<Icon name="up" />}
              isWord
              onPress={() => stepEntryFromActive(active?.id ?? null, -1)}
            />
          }
        />
      )}
    </section>
  );
}

function SumBox({ entry, drafts }: SideProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { parameters } = useTillState();
  const { currency, expectedMinor } = entry;
  const parts = usePartsOf('counting');
  const sum = entry.kind === 'cash' ? sumShown(entry.cells, drafts) : entry.sumMinor;
  const said = sum === null ? t('counting.notCounted') : money.read(sum, currency);
  return (
    <div className="sheet sum-box">
      <p className="label">
        {t('counting.actualBalance')} <b>{currency}</b>
      </p>
      <output className={sum === null ? 'sum-big quiet' : 'sum-big pen'} style={fitted(said)} aria-live="polite">
        {said}
      </output>
      {expectedMinor === null || !parts.isShown('expected') ? null : (
        <dl className="facts sum-facts">
          <dt>{t('counting.expected')}</dt>
          <dd>{money.read(expectedMinor, currency)}</dd>
          <dt>{t('counting.difference')}</dt>
          <dd>
            <Difference amount={sum === null ? null : sum - expectedMinor} currency={currency} layout="inline" />
          </dd>
        </dl>
      )}
      {parameters.blindCount ? (
        <p className="label blind-note">
          <Icon name="hide" />
          {t('counting.blind')}
        </p>
      ) : null}
    </div>
  );
}

function Rolls({ entry, drafts, isByValue, onToggleValue }: SideProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { active } = useActiveEntry();
  const cell = entry.cells.find(({ valueMinor }) => cellId(valueMinor) === active?.id) ?? entry.cells[0];
  const addRoll = (to: CountCell) => {
    const pieces = (piecesShown(to, drafts) ?? 0) + to.rollPieces;
    active?.press({
      kind: 'set',
      text: isByValue ? money.typed(pieces * to.valueMinor, entry.currency) : String(pieces),
    });
  };
  const label = cell?.kind === 'note' ? t('counting.bundle') : t('counting.roll');
  useKeys([
    {
      id: 'roll',
      label,
      shortcut: '+',
      place: 'elsewhere',
      press: () => {
        if (cell !== undefined) addRoll(cell);
      },
    },
  ]);
  if (cell === undefined) return null;
  const value = wholeFace(money.read(cell.valueMinor, entry.currency));
  return (
    <fieldset className="rolls" aria-label={t('counting.rolls')}>
      <Key
        label={label}
        note={t('counting.rollNote', { pieces: money.count(cell.rollPieces), value })}
        icon={cell.kind === 'note' ? 'cash' : 'roll'}
        shortcut="+"
        keepsFocus
        onPress={() => addRoll(cell)}
      />
      <Key
        label={t('counting.asValue')}
        note={t('counting.asValueNote')}
        icon="swap"
        shortcut="="
        keepsFocus
        isOn={isByValue}
        onPress={onToggleValue}
      />
    </fieldset>
  );
}
