import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuthorised } from '#renderer/authorization/use-authorised.tsx';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { StartSheetPage } from '#renderer/start-of-shift/start-sheet-page.tsx';
import { depositChoices, StartSide } from '#renderer/start-of-shift/start-side.tsx';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import type { StartSheet } from '#shared/contract/shift.ts';

const askSheet = (client: TillClient) => client.shift.startSheet({});

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
  const sheet = useAnswer(askSheet, 'once');
  const start = useCommand(useClient().shift.start);
  const [deposits, setDeposits] = useState<Deposits>(phase.deposits ?? {});
  const [currency, setCurrency] = useState<string | null>(null);
  const rows = sheet.value?.rows ?? [];
  const row = rows.find((one) => one.currency === currency) ?? rows[0];

  const write = (code: string, text: string) => setDeposits((now) => ({ ...now, [code]: text }));
  const back = { window: 'start-of-shift', deposits, isBack: true } as const;
  const count = (why: { readonly isRequired?: true }) => open({ window: 'counting', occasion: 'start', back, ...why });
  const authorised = useAuthorised(start, (outcome) => {
    if (outcome.kind === 'done') open({ window: 'main-menu' });
  });
  const confirm = () => {
    const typed = Object.entries(deposits).filter(([, amount]) => amount !== '');
    authorised.run({ deposits: typed.map(([code, amount]) => ({ currency: code, amount })) });
  };
  useForcedCount(sheet.value?.countRequired === true && phase.isBack !== true, () => count({ isRequired: true }));

  const choices = row === undefined ? [] : depositChoices(row, money, t('startOfShift.none'));
  const presets: readonly WindowKey[] = choices.map((choice) => ({
    id: `deposit-${choice.label}`,
    label: choice.label,
    note: t('startOfShift.usualDeposits'),
    shortcut: choice.shortcut,
    place: 'elsewhere',
    press: () => row !== undefined && write(row.currency, choice.text),
  }));
  const isUncounted = isTroubleOf(start.trouble, 'count_required');
  const tryAgain = start.trouble === null || isUncounted ? null : confirm;
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
          <TroubleBanner trouble={firstTrouble(start.trouble, sheet.trouble)}>
            {tryAgain === null ? null : (
              <Key label={t('startOfShift.tryAgain')} shortcut="F5" kind="small" onPress={tryAgain} />
            )}
            {isUncounted ? <CountFirst by={countKey} /> : null}
            {authorised.key}
          </TroubleBanner>
          {sheet.value?.countRequired === true && phase.isBack === true && start.trouble === null ? (
            <Banner tone="bad" icon="alert" role="alert" words={t('counting.required')}>
              <CountFirst by={countKey} />
            </Banner>
          ) : null}
          <EndedByOther lastShift={sheet.value?.lastShift ?? null} />
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
          isBusy: start.isBusy,
          press: confirm,
        },
        ...presets,
        ...authorised.windowKeys,
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
      {sheet.value === null ? null : (
        <>
          <StartSheetPage sheet={sheet.value} deposits={deposits} onWrite={write} onCurrency={setCurrency} />
          <StartSide sheet={sheet.value} deposits={deposits} row={row ?? null} choices={choices} onWrite={write} />
        </>
      )}
      {authorised.dialog}
    </Frame>
  );
}

function CountFirst({ by }: { readonly by: WindowKey }) {
  return <Key label={by.label} shortcut={by.shortcut} kind="small" onPress={by.press} />;
}

/** Somebody else ended the last shift, and what was entered then binds: the owner is told before anything is confirmed. */
function EndedByOther({ lastShift }: { readonly lastShift: StartSheet['lastShift'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (lastShift === null || lastShift.endedByOther === null) return null;
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
