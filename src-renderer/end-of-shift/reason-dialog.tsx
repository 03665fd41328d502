import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasDifference, type RowName, rowKey } from '#renderer/end-of-shift/row-name.ts';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

/** As long as a description on a slip may be; the contract's own bound. */
const REASON_MAX = 80;

/** Reasons as they stand in the dialog, per row, until Confirm writes those that changed. */
export type ReasonDrafts = Readonly<Record<string, string>>;

/** Enter Reason: why a count differs, chosen or in one's own words; it becomes the description of the CD or CW. */
export function ReasonDialog(props: {
  readonly rows: readonly EndRow[];
  readonly chosen: EndRow;
  readonly onWrite: (row: RowName, reason: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const rows = props.rows.filter(hasDifference);
  const [at, setAt] = useState(rowKey(rows.find((row) => row === props.chosen) ?? rows[0] ?? props.chosen));
  const [drafts, setDrafts] = useState<ReasonDrafts>({});
  const row = rows.find((one) => rowKey(one) === at) ?? props.chosen;
  const text = drafts[at] ?? row.reason;
  const write = (reason: string) => setDrafts((now) => ({ ...now, [at]: reason.slice(0, REASON_MAX) }));
  const confirm = () => {
    for (const { row: changed, reason } of changedReasons(rows, drafts)) props.onWrite(changed, reason);
    props.onClose();
  };
  const picks = row.reasons.slice(0, 9).map((reason, index) => ({
    id: `reason-${index}`,
    label: reason,
    shortcut: String(index + 1),
    place: 'elsewhere' as const,
    press: () => write(reason),
  }));
  return (
    <Dialog
      title={t('reason.title')}
      about={
        <>
          <p className="label">
            {row.name} {row.currency}
          </p>
          <Difference amount={row.differenceMinor} currency={row.currency} layout="inline" />
        </>
      }
      kind="reason"
      close={{ press: props.onClose }}
      answer={{ press: confirm }}
      more={<Key label={t('reason.clear')} onPress={() => write('')} />}
    >
      <div className="body">
        {rows.length < 2 ? null : (
          <Segment
            name={t('reason.rows')}
            choices={rows.map((one) => ({ value: rowKey(one), label: `${one.name} ${one.currency}` }))}
            chosen={at}
            onChoose={setAt}
          />
        )}
        <div className="reason-two">
          <Offered key={at} row={row} text={text} onPick={write} onEnter={confirm} picks={picks} />
          <Description row={row} text={text} onWrite={write} onEnter={confirm} isFirst={row.reasons.length === 0} />
        </div>
      </div>
    </Dialog>
  );
}

/** What Confirm has to write: rows whose reason differs from what main holds. */
export function changedReasons(
  rows: readonly EndRow[],
  drafts: ReasonDrafts,
): readonly { readonly row: EndRow; readonly reason: string }[] {
  return rows.flatMap((row) => {
    const reason = drafts[rowKey(row)]?.trim();
    return reason === undefined || reason === row.reason ? [] : [{ row, reason }];
  });
}

type Pick = { readonly label: string; readonly shortcut: string; readonly press: () => void };

/** The reasons set up for this payment form, a figure each. A letter typed here begins the description. */
function Offered(props: {
  readonly row: EndRow;
  readonly text: string;
  readonly picks: readonly Pick[];
  readonly onPick: (reason: string) => void;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const labelId = useId();
  const { picks, text } = props;
  const chosen = picks.findIndex(({ label }) => label === text);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const keys = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
    const at = document.activeElement;
    const focused = at instanceof HTMLElement ? keys.indexOf(at) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const index = step === undefined ? Number(event.key) - 1 : (focused + step + picks.length) % picks.length;
    const pick = picks[index];
    if (event.key === 'Enter') {
      event.preventDefault();
      // Enter takes the reason it stands on; on one that is taken it confirms.
      if (focused === chosen || focused === -1) props.onEnter();
      else picks[focused]?.press();
    } else if (pick !== undefined) {
      event.preventDefault();
      pick.press();
      keys[index]?.focus();
    } else if (/^\p{L}$/u.test(event.key)) {
      document.querySelector<HTMLElement>('.reason textarea')?.focus();
    }
  };
  return (
    <div className="field">
      <span className="label" id={labelId}>
        {t('reason.forThisForm')}
      </span>
      {picks.length === 0 ? <p className="label">{t('reason.noneOffered')}</p> : null}
      <div
        className="list sheet reasons"
        role="radiogroup"
        aria-labelledby={labelId}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        {picks.map(({ label, shortcut, press }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a key to press, with the arrows of a radio group.
          <button
            key={label}
            type="button"
            className="pick"
            role="radio"
            aria-checked={index === chosen}
            aria-keyshortcuts={shortcut}
            tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
            data-first={index === Math.max(chosen, 0) ? '' : undefined}
            onClick={press}
          >
            <kbd>{shortcut}</kbd>
            <span className="grow">{label}</span>
            {index === chosen ? <Icon name="check" /> : null}
          </button>
        ))}
      </div>
    </div>
  );
}

function Description(props: {
  readonly row: EndRow;
  readonly text: string;
  readonly isFirst: boolean;
  readonly onWrite: (text: string) => void;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const id = useId();
  const { row } = props;
  const difference = row.differenceMinor ?? 0;
  return (
    <div className="field">
      <label htmlFor={id}>{t('reason.description')}</label>
      <textarea
        id={id}
        className="box"
        rows={4}
        maxLength={REASON_MAX}
        value={props.text}
        data-first={props.isFirst ? '' : undefined}
        onChange={(event) => props.onWrite(event.target.value)}
        onKeyDown={(event) => {
          // A description is one line on a slip: Enter takes it.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (!event.repeat && !event.nativeEvent.isComposing) props.onEnter();
        }}
      />
      <p className="label">
        <Icon name="receipt" />{' '}
        {t(`reason.becomes.${difference < 0 ? 'short' : 'over'}`, {
          amount: money.read(difference, row.currency, 'never'),
          currency: row.currency,
        })}
      </p>
    </div>
  );
}
