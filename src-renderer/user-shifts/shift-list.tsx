import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { ROW_REM, useVisibleRows } from '#renderer/user-shifts/visible-rows.ts';
import type { UserShift } from '#shared/contract/shift.ts';

/** Number, Start Date, End Date, Cashier, Status (article "Shift work", User shifts); only rows in view are drawn. */
export function ShiftList(props: {
  readonly shifts: readonly UserShift[];
  readonly chosen: UserShift | null;
  readonly onChoose: (shift: UserShift) => void;
  readonly onOpen: (shift: UserShift) => void;
}) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { shifts, chosen } = props;
  const at = shifts.findIndex(({ id }) => id === chosen?.id);
  const { from, to } = useVisibleRows(list, { count: shifts.length, chosen: at });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is walked by the arrows and scrolled by keyboard.
    <div ref={list} className="shift-list" tabIndex={0}>
      <Ledger caption={t('userShifts.title')}>
        <thead>
          <tr>
            <ColumnHead>{t('userShifts.number')}</ColumnHead>
            <ColumnHead>{t('userShifts.startDate')}</ColumnHead>
            <ColumnHead>{t('userShifts.endDate')}</ColumnHead>
            <ColumnHead>{t('userShifts.cashier')}</ColumnHead>
            <ColumnHead>{t('userShifts.statusColumn')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          <Space rows={from} />
          {shifts.slice(from, to).map((shift, index) => (
            <Row
              key={shift.id}
              shift={shift}
              position={from + index + 1}
              isChosen={shift.id === chosen?.id}
              onChoose={() => props.onChoose(shift)}
              onOpen={() => props.onOpen(shift)}
            />
          ))}
          <Space rows={shifts.length - to} />
        </tbody>
      </Ledger>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Space({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr className="space" style={{ height: `${rows * ROW_REM}rem` }}>
      <td colSpan={5} />
    </tr>
  );
}

function Row(props: {
  readonly shift: UserShift;
  readonly position: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shift, isChosen } = props;
  const isOpen = shift.status === 'open';
  return (
    <tr
      className={isChosen ? 'is-selected' : undefined}
      aria-current={isChosen ? true : undefined}
      aria-rowindex={props.position}
      onClick={props.onChoose}
      onDoubleClick={props.onOpen}
    >
      <th scope="row">{shift.number}</th>
      <td>{momentInWords(shift.startedAt, 'day-and-time', language)}</td>
      <td>
        {shift.endedAt === null ? (
          <span className="quiet">–</span>
        ) : (
          momentInWords(shift.endedAt, 'day-and-time', language)
        )}
      </td>
      <td>{shift.operatorName}</td>
      <td>
        <span className={isOpen ? 'tag good' : 'tag calm'}>
          <Icon name={isOpen ? 'power' : 'check'} />
          {t(`userShifts.status.${shift.status}`)}
        </span>
      </td>
    </tr>
  );
}

const PAGE_ROWS = 10;

/** Where the arrows lead in a list of `count` rows; `null`: not a key that walks. */
export function walkedTo(key: string, at: number, count: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS }[key];
  if (step === undefined || count === 0) return null;
  return Math.min(Math.max(at + step, 0), count - 1);
}

/** The arrows walk the list, whether the filter or the list has the focus. */
export function walkOn(event: KeyboardEvent, at: number, count: number, choose: (index: number) => void): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  // A segment beside the filter has its own arrows.
  if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('.segment') !== null)) return;
  const to = walkedTo(event.key, at, count);
  if (to === null) return;
  event.preventDefault();
  choose(to);
}
