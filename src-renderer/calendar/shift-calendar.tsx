import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, monthAfter, monthOf, sameDayIn, weeksOf } from '#renderer/calendar/month.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dock } from '#renderer/frame/dock.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { localeOf, momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import type { UserShift } from '#shared/contract/shift.ts';

/** A month with the days on which shifts began, and the shifts of the chosen day. */
export function ShiftCalendar(props: {
  readonly date: string;
  readonly shownId: string | null;
  readonly onOpen: (shift: UserShift) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [date, setDate] = useState(props.date);
  const month = monthOf(date);
  const chosen = useRef<HTMLButtonElement>(null);
  // The dock has taken the focus by now; from here on it follows the chosen day.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is the reason to move the focus.
  useEffect(() => chosen.current?.focus(), [date]);
  const askDays = useMemo(() => (client: TillClient) => client.shift.days({ month }), [month]);
  const askShifts = useMemo(() => (client: TillClient) => client.shift.list({ businessDate: date }), [date]);
  const days = useAnswer(askDays, 'changes');
  const shifts = useAnswer(askShifts, 'changes');
  const marks = new Map(days.value?.map((day) => [day.date, day.shifts]));
  return (
    <Dock title={t('calendar.title')} kind="calendar-dock" onClose={props.onClose}>
      <TroubleBanner trouble={firstTrouble(days.trouble, shifts.trouble)} />
      <div className="calendar">
        <div className="calendar-month">
          <MonthHead month={month} onMonth={(next) => setDate(sameDayIn(next, date))} />
          <Days
            month={month}
            date={date}
            marks={marks}
            chosen={chosen}
            onDate={setDate}
            // Enter on a day goes on to its shifts; with only one there is nothing to choose.
            onEnter={() => {
              const [only] = shifts.value ?? [];
              if (shifts.value?.length === 1 && only !== undefined) props.onOpen(only);
              else document.querySelector<HTMLElement>('.calendar-shifts .pick')?.focus();
            }}
          />
        </div>
        <DayShifts date={date} shifts={shifts.value ?? []} shownId={props.shownId} onOpen={props.onOpen} />
      </div>
    </Dock>
  );
}

function MonthHead({ month, onMonth }: { readonly month: string; readonly onMonth: (month: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <div className="calendar-head">
      <Step label={t('calendar.monthBefore')} kind="before" onPress={() => onMonth(monthAfter(month, -1))} />
      <h3 aria-live="polite">{words.format(new Date(`${month}-01T00:00:00Z`))}</h3>
      <Step label={t('calendar.monthAfter')} kind="after" onPress={() => onMonth(monthAfter(month, 1))} />
    </div>
  );
}

function Step(props: { readonly label: string; readonly kind: 'before' | 'after'; readonly onPress: () => void }) {
  return (
    <button type="button" className={`key small ${props.kind}`} aria-label={props.label} onClick={props.onPress}>
      <Icon name="right" />
    </button>
  );
}

/** Arrows walk the days, Page Up and Page Down the months. One stop for Tab. */
function Days(props: {
  readonly month: string;
  readonly date: string;
  readonly marks: ReadonlyMap<string, number>;
  readonly chosen: RefObject<HTMLButtonElement | null>;
  readonly onDate: (date: string) => void;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { date, month } = props;
  const weeks = weeksOf(month);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = dayReached(event.key, date);
    if (to === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === null) props.onEnter();
    else props.onDate(to);
  };
  return (
    <table className="days" aria-label={t('calendar.days')} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {weekdayOf(day, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => (
              <td key={day ?? `none-${index}`}>
                {day === null ? null : (
                  <Day
                    day={day}
                    isChosen={day === date}
                    shifts={props.marks.get(day) ?? 0}
                    chosen={props.chosen}
                    onPress={() => props.onDate(day)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: {
  readonly day: string;
  readonly isChosen: boolean;
  readonly shifts: number;
  readonly chosen: RefObject<HTMLButtonElement | null>;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = momentInWords(props.day, 'day-and-year', language);
  const has = props.shifts > 0;
  return (
    <button
      ref={props.isChosen ? props.chosen : undefined}
      type="button"
      className={has ? 'day has-shifts' : 'day'}
      aria-pressed={props.isChosen}
      aria-label={has ? t('calendar.dayWith', { date, count: props.shifts }) : t('calendar.dayWithout', { date })}
      tabIndex={props.isChosen ? 0 : -1}
      onClick={props.onPress}
    >
      {Number(props.day.slice(8))}
    </button>
  );
}

/** Any week that begins on a Monday names the days of all. */
const WEEK = [
  '2024-01-01',
  '2024-01-02',
  '2024-01-03',
  '2024-01-04',
  '2024-01-05',
  '2024-01-06',
  '2024-01-07',
] as const;

function weekdayOf(day: string, language: ReturnType<typeof useLanguage>): string {
  const words = new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' });
  return words.format(new Date(`${day}T00:00:00Z`));
}

export function dayReached(key: string, date: string): string | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (days !== undefined) return dayAfter(date, days);
  const months = { PageUp: -1, PageDown: 1 }[key];
  return months === undefined ? null : sameDayIn(monthAfter(monthOf(date), months), date);
}

function DayShifts(props: {
  readonly date: string;
  readonly shifts: readonly UserShift[];
  readonly shownId: string | null;
  readonly onOpen: (shift: UserShift) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = momentInWords(props.date, 'day', language);
  const time = (moment: string) => momentInWords(moment, 'time', language);
  return (
    <div className="calendar-shifts">
      <h3>{t('calendar.shiftsOn', { date })}</h3>
      {props.shifts.length === 0 ? <p className="label">{t('calendar.noneOn', { date })}</p> : null}
      <ul className="list">
        {props.shifts.map((shift) => (
          <li key={shift.id}>
            <button
              type="button"
              className="pick"
              aria-current={shift.id === props.shownId}
              onClick={() => props.onOpen(shift)}
            >
              <Icon name={shift.status === 'open' ? 'power' : 'check'} />
              <span className="grow">
                {shift.operatorName}
                <span className="sub">
                  {shift.number} · {time(shift.startedAt)}
                  {shift.endedAt === null ? ` · ${t('userShifts.status.open')}` : ` – ${time(shift.endedAt)}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
