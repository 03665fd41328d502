import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { SearchField } from '#renderer/frame/search-field.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { useEnding } from '#renderer/hand-over/use-ending.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { QueuedBanner } from '#renderer/paper-roll/queued-banner.tsx';
import type { ShiftStatusShown } from '#renderer/till/phase.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { ForgottenNote } from '#renderer/user-shifts/forgotten-note.tsx';
import { ShiftDetail } from '#renderer/user-shifts/shift-detail.tsx';
import { ShiftList, walkOn } from '#renderer/user-shifts/shift-list.tsx';
import { useShifts } from '#renderer/user-shifts/use-shifts.ts';
import type { UserShift } from '#shared/contract/shift.ts';

const STATUSES: readonly ShiftStatusShown[] = ['all', 'open', 'detached', 'closed'];

/** Every shift of the till: look, print, and end one that its owner does not end (article "Shift work", User shifts). */
export function UserShiftsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const opened = usePhase('user-shifts');
  const till = useTillState();
  const parts = usePartsOf('user-shifts');
  const [text, setText] = useState(opened.text ?? '');
  const [status, setStatus] = useState<ShiftStatusShown>(opened.status ?? 'all');
  const [chosenId, setChosenId] = useState<string | null>(opened.chosenId ?? null);
  const answer = useShifts(text);
  const print = useCommand(useClient().shift.reprintReport);
  const [printed, setPrinted] = useState<string | null>(null);
  const all = answer.value?.shifts ?? [];
  const shifts = shownShifts(all, status);
  const at = Math.max(
    0,
    shifts.findIndex(({ id }) => id === chosenId),
  );
  const chosen = shifts[at] ?? null;

  const back = { window: 'user-shifts', status, text, ...(chosen === null ? {} : { chosenId: chosen.id }) } as const;
  const look = (shift: UserShift) => open({ window: 'shift-summary', shiftId: shift.id, back });
  const ending = useEnding(back);
  const end = ({ id, isOwn, status: standing }: UserShift) =>
    isOwn && standing === 'open' ? open({ window: 'end-of-shift', back }) : ending.end({ shiftId: id, isOwn });
  const reprint = async ({ id, reportNumber, endedOnPage }: UserShift) => {
    const outcome = await print.run({ shiftId: id });
    const words = endedOnPage === null ? 'userShifts.printQueued' : 'userShifts.pageReportQueued';
    setPrinted(outcome?.kind === 'done' ? t(words, { number: reportNumber ?? '' }) : null);
  };
  const onChosen = (does: (shift: UserShift) => void) => () => {
    if (chosen !== null) does(chosen);
  };
  const seesOthers = till.operator?.permissions.includes('view_other_shifts') === true;
  const mayEndOthers = till.operator?.permissions.includes('end_other_shift') === true;
  const whyNotEnd = useWhyNotEnd(chosen);
  const needsLender = chosen !== null && whyNotEnd === null && !chosen.isOwn && !mayEndOthers;
  const keys: readonly WindowKey[] = [
    {
      id: 'close',
      label: t('frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => open({ window: 'reports' }),
    },
    { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: answer.reload },
    ...(answer.showOlder === null
      ? []
      : [
          {
            id: 'older',
            label: t('userShifts.older'),
            shortcut: 'F6',
            place: 'left',
            isBusy: answer.isAskingOlder,
            press: answer.showOlder,
          } as const,
        ]),
    {
      id: 'print',
      label: t('userShifts.print'),
      ...(chosen?.endedOnPage == null ? { note: t('userShifts.copyNote') } : {}),
      shortcut: 'F7',
      place: 'right',
      isBusy: print.isBusy,
      reason:
        chosen === null ? t('userShifts.chooseFirst') : chosen.reportNumber !== null ? null : t('userShifts.isOpen'),
      press: onChosen((shift) => void reprint(shift)),
    },
    {
      id: 'preview',
      label: t('userShifts.preview'),
      shortcut: 'Enter',
      place: 'right',
      reason: chosen === null ? t('userShifts.chooseFirst') : null,
      press: onChosen(look),
    },
    {
      id: 'end',
      label: t('userShifts.endShift'),
      ...(needsLender ? { note: t('userShifts.endAuthorised') } : {}),
      shortcut: 'F8',
      place: 'main',
      reason: whyNotEnd,
      press: onChosen(end),
    },
  ];
  return (
    <Frame
      kind={parts.isShown('detail') ? 'listing' : 'listing alone'}
      title={t('userShifts.title')}
      subtitle={t(seesOthers ? 'userShifts.allOfTill' : 'userShifts.own')}
      keys={keys}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(print.trouble, ending.trouble, answer.olderTrouble, answer.trouble)} />
          {printed === null ? null : <QueuedBanner words={printed} />}
        </>
      }
    >
      <section
        className="sheet shifts"
        aria-label={t('userShifts.list')}
        onKeyDown={(event) => walkOn(event, at, shifts.length, (index) => setChosenId(shifts[index]?.id ?? null))}
      >
        <Filter all={all} text={text} status={status} onText={setText} onStatus={setStatus} />
        {shifts.length > 0 ? (
          <ShiftList shifts={shifts} chosen={chosen} onChoose={({ id }) => setChosenId(id)} onOpen={look} />
        ) : (
          <p className="pad-in label" role="status">
            {answer.value === null
              ? null
              : t(text === '' && all.length === 0 ? 'userShifts.none' : 'userShifts.noneFound')}
          </p>
        )}
        {answer.value?.hasOlder === true ? <Newest shown={all.length} /> : <ForgottenNote of="userShifts" />}
      </section>
      {parts.isShown('detail') ? (
        <aside className="sheet detail" aria-labelledby="shift-detail">
          {chosen === null ? null : <ShiftDetail shift={chosen} />}
          {needsLender ? (
            <p className="pad-in label why-not">
              <Icon name="shield" />
              {t('userShifts.notPermitted')}
            </p>
          ) : null}
        </aside>
      ) : null}
    </Frame>
  );
}

export function shownShifts(shifts: readonly UserShift[], status: ShiftStatusShown): readonly UserShift[] {
  return status === 'all'
    ? shifts
    : shifts.filter((shift) => shift.status === status || (status === 'closed' && shift.status === 'closing'));
}

/** Main decides; this only says it before the key is pressed. */
function useWhyNotEnd(chosen: UserShift | null): string | null {
  const { t } = useTranslation();
  if (chosen === null) return t('userShifts.chooseFirst');
  return chosen.status === 'closed' || chosen.status === 'closing' ? t('userShifts.isClosed') : null;
}

function Filter(props: {
  readonly all: readonly UserShift[];
  readonly text: string;
  readonly status: ShiftStatusShown;
  readonly onText: (text: string) => void;
  readonly onStatus: (status: ShiftStatusShown) => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const openCount = props.all.filter(({ status }) => status === 'open').length;
  return (
    <div className="filter">
      <SearchField label={t('userShifts.filter')} text={props.text} onWrite={props.onText} />
      <Segment
        name={t('userShifts.show')}
        choices={STATUSES.map((value) => ({ value, label: t(`userShifts.status.${value}`) }))}
        chosen={props.status}
        onChoose={props.onStatus}
      />
      <p className="label" role="status">
        {t('userShifts.count', { count: props.all.length, open: money.count(openCount) })}
      </p>
    </div>
  );
}

function Newest({ shown }: { readonly shown: number }) {
  const { t } = useTranslation();
  return (
    <p className="list-note">
      <Icon name="info" />
      {t('userShifts.newest', { count: shown })}
    </p>
  );
}
