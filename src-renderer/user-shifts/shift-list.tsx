import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { ROW_REM, useVisibleRows } from '#renderer/user-shifts/visible-rows.ts';
import type { UserShift } from '#shared/contract/shift.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

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
  const parts = usePartsOf('user-shifts');
  const columns = parts.columns.filter(parts.isShown);
  const { from, to } = useVisibleRows(list, { count: shifts.length, chosen: at });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is walked by the arrows and scrolled by keyboard.
    <div ref={list} className="shift-list" tabIndex={0}>
      <Ledger caption={t('userShifts.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column}>{t(`userShifts.${HEADS[column]}`)}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={from} columns={columns.length} />
          {shifts.slice(from, to).map((shift, index) => (
            <Row
              key={shift.id}
              shift={shift}
              columns={columns}
              position={from + index + 1}
              isChosen={shift.id === chosen?.id}
              onChoose={() => props.onChoose(shift)}
              onOpen={() => props.onOpen(shift)}
            />
          ))}
          <Space rows={shifts.length - to} columns={columns.length} />
        </tbody>
      </Ledger>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Space({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr className="space" style={{ height: `${rows * ROW_REM}rem` }}>
      <td colSpan={columns} />
    </tr>
  );
}

type ShiftColumn = ColumnOf<'user-shifts'>;
const HEADS = {
  number: 'number',
  startDate: 'startDate',
  endDate: 'endDate',
  cashier: 'cashier',
  status: 'statusColumn',
} as const satisfies Record<ShiftColumn, string>;

function Row(props: {
  readonly shift: UserShift;
  readonly columns: readonly ShiftColumn[];
  readonly position: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shift, isChosen } = props;
  const { tone, icon } = STATUS_LOOKS[shift.status];
  const cells: Readonly<Record<ShiftColumn, ReactNode>> = {
    number: <th scope="row">{shift.number}</th>,
    startDate: <td>{momentInWords(shift.startedAt, 'day-and-time', language)}</td>,
    endDate: (
      <td>
        {shift.endedAt === null ? (
          <span className="quiet">–</span>
        ) : (
          momentInWords(shift.endedAt, 'day-and-time', language)
        )}
      </td>
    ),
    cashier: <td>{shift.operatorName}</td>,
    status: (
      <td>
        <span className={`tag ${tone}`}>
          <Icon name={icon} />
          {t(`userShifts.status.${shift.status}`)}
        </span>
        {shift.isRevised ? <span className="tag warn">{t('userShifts.revised')}</span> : null}
      </td>
    ),
  };
  return (
    <tr
      className={isChosen ? 'is-selected' : undefined}
      aria-current={isChosen ? true : undefined}
      aria-rowindex={props.position}
      onClick={props.onChoose}
      onDoubleClick={props.onOpen}
    >
      <LaidCells columns={props.columns} cells={cells} />
    </tr>
  );
}

const STATUS_LOOKS: Readonly<Record<UserShift['status'], { readonly tone: string; readonly icon: IconName }>> = {
  open: { tone: 'good', icon: 'power' },
  detached: { tone: 'warn', icon: 'coins' },
  closing: { tone: 'warn', icon: 'clock' },
  closed: { tone: 'calm', icon: 'check' },
};

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
