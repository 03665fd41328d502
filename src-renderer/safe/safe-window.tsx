import { useTranslation } from 'react-i18next';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { SafeForm } from '#renderer/safe/safe-form.tsx';
import { SafeLedger } from '#renderer/safe/safe-ledger.tsx';
import { SafeMovementList } from '#renderer/safe/safe-movement-list.tsx';
import { SafeReminders } from '#renderer/safe/safe-reminders.tsx';
import { useSafe } from '#renderer/safe/use-safe.ts';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Safe: what lies in it, what it is made of, and what goes in and out: from drawers and to them, from the bank and to it. */
export function SafeWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const money = useMoney();
  const till = useTillState();
  const safe = useSafe();
  const parts = usePartsOf('safe');
  const { chosen, moved, sheet } = safe;
  const noShift = till.shift === null ? t('reports.noShiftNote') : null;
  const drawerKeys: readonly WindowKey[] = [
    {
      id: 'drop',
      label: t('safe.drop'),
      note: t('safe.dropNote'),
      shortcut: 'F3',
      place: 'right',
      reason: noShift,
      press: () => open({ window: 'cash-document', type: 'CW', purpose: 'safe', back: { window: 'safe' } }),
    },
    {
      id: 'take-out',
      label: t('safe.takeOut'),
      note: t('safe.takeOutNote'),
      shortcut: 'F4',
      place: 'right',
      reason: noShift,
      press: () => open({ window: 'cash-document', type: 'CD', purpose: 'safe', back: { window: 'safe' } }),
    },
  ];
  const elsewhere: readonly WindowKey[] = [
    { id: 'SD', label: t('safe.type.SD'), shortcut: 'F8', place: 'elsewhere', press: () => safe.write({ type: 'SD' }) },
    { id: 'SW', label: t('safe.type.SW'), shortcut: 'F9', place: 'elsewhere', press: () => safe.write({ type: 'SW' }) },
    { id: 'above', label: t('safe.above'), shortcut: 'ArrowUp', place: 'elsewhere', press: () => safe.step(-1) },
    { id: 'below', label: t('safe.below'), shortcut: 'ArrowDown', place: 'elsewhere', press: () => safe.step(1) },
  ];
  return (
    <Frame
      kind="safe"
      title={t('safe.title')}
      subtitle={t('safe.subtitle', { till: till.code })}
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'reports' }),
        },
        { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: safe.reload },
        ...drawerKeys,
        {
          id: 'confirm',
          label: t('frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: safe.isMoving,
          reason: safe.draft.amount === '' || chosen === null ? t('safe.typeAmount') : null,
          press: () => void safe.confirm(),
        },
        ...elsewhere,
      ]}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(safe.moveTrouble, safe.trouble)} />
          {moved === null || safe.moveTrouble !== null ? null : (
            <Banner
              tone="good"
              icon="check"
              words={t('safe.moved', {
                number: moved.number,
                amount: `${money.read(moved.amountMinor, moved.currency)}\u00a0${moved.currency}`,
              })}
            />
          )}
          {safe.moveTrouble === null ? <SafeReminders words={sheet?.reminders ?? []} /> : null}
        </>
      }
    >
      {sheet === null ? null : (
        <>
          <section className="safe-page" aria-label={t('safe.title')}>
            <SafeLedger sheet={sheet} chosen={chosen} onChoose={safe.choose} onDay={safe.setDay} />
            {chosen === null || !parts.isShown('movements') ? null : (
              <SafeMovementList row={chosen} date={sheet.date} />
            )}
          </section>
          {chosen === null ? null : <SafeForm row={chosen} draft={safe.draft} onWrite={safe.write} />}
        </>
      )}
    </Frame>
  );
}
