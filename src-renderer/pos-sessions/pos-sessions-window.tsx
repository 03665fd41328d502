import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { CloseDialog } from '#renderer/pos-sessions/close-dialog.tsx';
import { SessionDetail } from '#renderer/pos-sessions/session-detail.tsx';
import { SessionFilter, type SessionsShown } from '#renderer/pos-sessions/session-filter.tsx';
import { SessionList } from '#renderer/pos-sessions/session-list.tsx';
import { useSessions } from '#renderer/pos-sessions/use-sessions.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { ForgottenNote } from '#renderer/user-shifts/forgotten-note.tsx';
import { walkOn } from '#renderer/user-shifts/shift-list.tsx';
import type { PosSession } from '#shared/contract/session.ts';

/** Who works at which counter of the store (article "POS Sessions"): look, and close the session of one counter. */
export function PosSessionsWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const till = useTillState();
  const opened = usePhase('pos-sessions');
  const seesAll = till.operator?.permissions.includes('view_other_shifts') === true;
  const [shown, setShown] = useState<SessionsShown>({
    scope: seesAll ? 'global' : 'own',
    isOpenOnly: false,
    text: '',
    date: '',
  });
  const [chosenId, setChosenId] = useState(opened.chosenId ?? null);
  const [isDetailed, setDetailed] = useState(false);
  const [closing, setClosing] = useState<PosSession | null>(null);
  const answer = useSessions(shown);
  const client = useClient();
  const close = useCommand(client.session.close);
  const park = useCommand(client.sale.parkOther);
  const sessions = answer.value?.sessions ?? [];
  const at = Math.max(
    0,
    sessions.findIndex(({ id }) => id === chosenId),
  );
  const chosen = sessions[at] ?? null;
  const choose = (session: PosSession | undefined) => setChosenId(session?.id ?? null);
  const confirm = async (session: PosSession, reason: string) => {
    const outcome = await close.run({ sessionId: session.id, reason });
    if (outcome?.kind !== 'done') return;
    setClosing(null);
    answer.reload();
    if (outcome.value.outcome === 'end_shift') {
      const back = { window: 'pos-sessions', chosenId: session.id } as const;
      open({ window: 'end-of-shift', ...(session.isOwn ? {} : { shiftId: session.shiftId }), back });
    }
  };
  const parkOf = async ({ shiftId }: PosSession) => {
    if ((await park.run({ shiftId }))?.kind === 'done') close.forgive();
  };
  const whyNot = useWhyNot(chosen);
  const keys: readonly WindowKey[] = [
    {
      id: 'close',
      label: t('frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => open({ window: 'reports' }),
    },
    { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: answer.reload },
    {
      id: 'open-only',
      label: t('posSessions.openOnly'),
      shortcut: 'F6',
      place: 'elsewhere',
      press: () => setShown({ ...shown, isOpenOnly: !shown.isOpenOnly }),
    },
    ...(answer.showOlder === null
      ? []
      : [
          {
            id: 'older',
            label: t('posSessions.older'),
            shortcut: 'F7',
            place: 'left',
            isBusy: answer.isAskingOlder,
            press: answer.showOlder,
          } as const,
        ]),
    {
      id: 'details',
      label: t('posSessions.details'),
      shortcut: 'F4',
      place: 'right',
      reason: chosen === null ? t('posSessions.chooseFirst') : null,
      press: () => setDetailed(!isDetailed),
    },
    {
      id: 'close-session',
      label: t('posSessions.closeSession'),
      shortcut: 'F8',
      place: 'right',
      reason: whyNot,
      press: () => {
        close.forgive();
        setClosing(chosen);
      },
    },
  ];
  const silent = sessions.find(({ status, isReachable }) => status === 'open' && !isReachable);
  return (
    <Frame
      kind={isDetailed ? 'listing' : 'listing wide'}
      title={t('posSessions.title')}
      subtitle={t(seesAll ? 'posSessions.seesAll' : 'posSessions.seesOwn', { name: till.operator?.name ?? '' })}
      keys={closing === null ? keys : []}
      banner={
        <>
          <TroubleBanner
            trouble={firstTrouble(closing === null ? close.trouble : null, answer.olderTrouble, answer.trouble)}
          />
          {(answer.value?.forks ?? []).map(({ till: forked, afterSeq: seq, records }) => (
            <Banner
              key={`${forked} ${seq}`}
              tone="warn"
              icon="info"
              words={t('posSessions.forked', { till: forked, seq })}
              more={t('posSessions.forkedMore', { records })}
            />
          ))}
          {answer.value?.isWhole === false ? (
            <Banner tone="warn" icon="clock" words={t('posSessions.agentAway')} more={t('posSessions.agentAwayMore')} />
          ) : null}
        </>
      }
    >
      <section
        className="sheet shifts"
        aria-label={t('posSessions.title')}
        onKeyDown={(event) => walkOn(event, at, sessions.length, (index) => choose(sessions[index]))}
      >
        <SessionFilter shown={shown} seesAll={seesAll} days={answer.value?.days ?? []} onShow={setShown} />
        {sessions.length > 0 ? (
          <SessionList sessions={sessions} chosen={chosen} currency={till.systemCurrency} onChoose={choose} />
        ) : (
          <p className="pad-in label" role="status">
            {answer.value === null ? null : t('posSessions.none')}
          </p>
        )}
        {answer.value?.hasOlder === true ? (
          <p className="list-note">
            <Icon name="info" />
            {t('posSessions.newest', { count: sessions.length })}
          </p>
        ) : (
          <ForgottenNote of="posSessions" />
        )}
        {silent === undefined ? null : (
          <p className="list-note">
            <Icon name="info" />
            {t('posSessions.silentNote', { till: silent.till })}
          </p>
        )}
      </section>
      {isDetailed && chosen !== null ? (
        <aside className="sheet detail" aria-labelledby="session-detail">
          <SessionDetail session={chosen} />
        </aside>
      ) : null}
      {closing === null ? null : (
        <CloseDialog
          session={closing}
          isBusy={close.isBusy}
          trouble={firstTrouble(park.trouble, close.trouble)}
          park={{ isBusy: park.isBusy, press: () => void parkOf(closing) }}
          onKeep={() => setClosing(null)}
          onConfirm={(reason) => void confirm(closing, reason)}
        />
      )}
    </Frame>
  );
}

/** Main decides; this only says it before the key is pressed. */
function useWhyNot(chosen: PosSession | null): string | null {
  const { t } = useTranslation();
  if (chosen === null) return t('posSessions.chooseFirst');
  return chosen.status === 'closed' ? t('posSessions.isClosed') : null;
}
