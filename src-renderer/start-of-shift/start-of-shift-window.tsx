import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { ClocksBanner } from '#renderer/frame/clocks-banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { OwnDrawer } from '#renderer/hand-over/own-drawer.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { leaveEntry, rewriteEntry } from '#renderer/money/amount-entry.tsx';
import { type MoneyWriter, useMoney } from '#renderer/money/use-money.ts';
import { BeginningDock } from '#renderer/start-of-shift/beginning-dock.tsx';
import { StartSheetPage } from '#renderer/start-of-shift/start-sheet-page.tsx';
import { depositChoices, StartSide } from '#renderer/start-of-shift/start-side.tsx';
import { useStart } from '#renderer/start-of-shift/use-start.ts';
import { useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import type { StartSheet } from '#shared/contract/start-of-shift.ts';

/** What a person typed, per currency. A currency that is not here has no deposit. */
export type Deposits = Readonly<Record<string, string>>;

/** Opens after Log On while no shift is open (article "Shift work", Start of shift). */
export function StartOfShiftWindow() {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const open = useOpen();
  const phase = usePhase('start-of-shift');
  const till = useTillState();
  const start = useStart();
  const { sheet } = start;
  const [typed, setTyped] = useState<Deposits>(phase.deposits ?? {});
  const [currency, setCurrency] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const rows = sheet?.rows ?? [];
  const row = rows.find((one) => one.currency === currency) ?? rows[0];

  const openedRow = rows.find((one) => one.currency === opened);
  const deposits = { ...floatsOf(rows, money), ...typed };

  const write = (code: string, text: string) => setTyped((now) => ({ ...now, [code]: text }));
  const back = { window: 'start-of-shift', deposits: typed, isBack: true } as const;
  const count = (why: { readonly isRequired?: true }) => {
    leaveEntry();
    open({ window: 'counting', occasion: 'start', back, ...why });
  };
  const confirmNow = async () => {
    const written = Object.entries(deposits).filter(([, amount]) => amount !== '');
    rewriteEntry();
    const outcome = await start.confirm(written.map(([code, amount]) => ({ currency: code, amount })));
    if (outcome?.kind === 'done') open({ window: 'main-menu' });
  };
  const confirm = () => void confirmNow();
  const isBlind = isTroubleOf(start.trouble, 'blind_count_first');
  useForcedCount((sheet?.countOpens === true || isBlind) && phase.isBack !== true, () =>
    count(sheet?.countRequired === false ? {} : { isRequired: true }),
  );

  const choices = row === undefined ? [] : depositChoices(row, money, t('startOfShift.none'));
  const presets: readonly WindowKey[] = choices.map((choice) => ({
    id: `deposit-${choice.label}`,
    label: choice.label,
    note: t('startOfShift.usualDeposits'),
    shortcut: choice.shortcut,
    place: 'elsewhere',
    press: () => row !== undefined && write(row.currency, choice.text),
  }));
  const isUncounted = isTroubleOf(start.command.trouble, 'count_required');
  const tryAgain = start.command.trouble === null || isUncounted ? null : confirm;
  const countKey: WindowKey = {
    id: 'count',
    label: t('startOfShift.count'),
    shortcut: 'F2',
    place: 'right',
    press: () => count({}),
  };

  return (
    <Frame
      kind="start"
      title={t('startOfShift.title')}
      subtitle={t('startOfShift.subtitle', {
        till: till.code,
        date: momentInWords(till.businessDate, 'day-and-year', language),
      })}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(start.command.trouble, start.trouble)}>
            {tryAgain === null ? null : (
              <Key label={t('startOfShift.tryAgain')} shortcut="F5" kind="small" onPress={tryAgain} />
            )}
            {isUncounted || isBlind ? <CountFirst by={countKey} /> : null}
          </TroubleBanner>
          <ClocksBanner />
          {sheet?.countRequired === true && phase.isBack === true && start.command.trouble === null ? (
            <Banner tone="bad" icon="alert" role="alert" words={t('counting.required')}>
              <CountFirst by={countKey} />
            </Banner>
          ) : null}
          <EndedByOther lastShift={sheet?.lastShift ?? null} />
          <OwnDrawer />
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('frame.close'),
          note: t('startOfShift.closeNote'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'main-menu' }),
        },
        countKey,
        {
          id: 'confirm',
          label: t('frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: start.command.isBusy,
          reason: isBlind ? t('counting.required') : null,
          press: confirm,
        },
        ...presets,
        ...(tryAgain === null
          ? []
          : [
              {
                id: 'try-again',
                label: t('startOfShift.tryAgain'),
                shortcut: 'F5',
                place: 'elsewhere',
                press: tryAgain,
              } as const,
            ]),
      ]}
    >
      {sheet === null ? null : (
        <>
          <StartSheetPage
            sheet={sheet}
            deposits={deposits}
            onWrite={write}
            onActual={start.writeActual}
            onCurrency={setCurrency}
            onBeginning={setOpened}
          />
          {openedRow === undefined ? null : (
            <BeginningDock
              row={openedRow}
              onShift={(shiftId) => open({ window: 'shift-summary', shiftId, back })}
              onClose={() => setOpened(null)}
            />
          )}
          <StartSide sheet={sheet} deposits={deposits} row={row ?? null} choices={choices} onWrite={write} />
        </>
      )}
    </Frame>
  );
}

/** After a hand-over the preset float stands there as if it had been typed; what a person types replaces it. */
function floatsOf(rows: StartSheet['rows'], money: MoneyWriter): Deposits {
  const floats = rows.filter(({ floatDepositMinor }) => floatDepositMinor > 0);
  return Object.fromEntries(floats.map((row) => [row.currency, money.typed(row.floatDepositMinor, row.currency)]));
}

function CountFirst({ by }: { readonly by: WindowKey }) {
  return <Key label={by.label} shortcut={by.shortcut} kind="small" onPress={by.press} />;
}

/** Somebody else ended the last shift, and what was entered then binds: the owner is told before anything is confirmed. */
function EndedByOther({ lastShift }: { readonly lastShift: StartSheet['lastShift'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shiftNews } = useTillState();
  if (lastShift === null || lastShift.endedByOther === null) return null;
  // Of an end at another place the news says so already, and two banners leave a low screen no room for its keys.
  if (shiftNews?.news === 'ended_elsewhere' && shiftNews.number === lastShift.number) return null;
  const { number, endedAt, endedByOther: name } = lastShift;
  return (
    <Banner
      tone="warn"
      icon="person"
      words={t('startOfShift.endedByOther', { name, number, moment: momentInWords(endedAt, 'day-and-time', language) })}
      more={t('startOfShift.endedByOtherMore')}
    />
  );
}

/** With Force to Count Cash Balance the counting window opens by itself, once: its Close leads back here. */
function useForcedCount(isForced: boolean, count: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens when the sheet says so, not when a deposit changes.
  useEffect(() => {
    if (isForced) count();
  }, [isForced]);
}
