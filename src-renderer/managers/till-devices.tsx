import { useTranslation } from 'react-i18next';
import { Fact, FactsSheet } from '#renderer/managers/facts-sheet.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { ToldTill } from '#shared/contract/agent-till-state.ts';
import type { TillRecord } from '#shared/contract/managers-tills.ts';

const WELL: readonly string[] = ['ready', 'none', 'closed', 'unknown', 'by_hand', 'idle', 'busy', 'shown'];

/** Program, devices and backups, as the till last said itself. */
export function TillDevices({ record, isAway }: { readonly record: TillRecord; readonly isAway: boolean }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { told, seenFrom } = record;
  const asOf = told === null ? t('till.neverTold') : t('till.asOf', { at: words.moment(told.at, 'day-and-time') });
  return (
    <FactsSheet title={t('till.device')} asOf={isAway ? `${asOf} ${t('till.mayDiffer')}` : asOf}>
      <Fact name={t('till.address')}>{seenFrom ?? t('printer.unknown')}</Fact>
      <Fact name={t('till.version')}>{told?.state.version ?? t('printer.unknown')}</Fact>
      <ClockFact clockMs={record.clockMs} />
      {told === null ? null : <DeviceFacts state={told.state} />}
    </FactsSheet>
  );
}

/** An answer takes a moment: less than this is no difference to speak of. */
const CLOCKS_AGREE_MS = 2_000;
const CLOCKS_DIFFER_MS = 60_000;

function ClockFact({ clockMs }: { readonly clockMs: number | null }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const seconds = Math.round(Math.abs(clockMs ?? 0) / 1_000);
  const by =
    seconds < 120
      ? t('age.seconds', { value: seconds })
      : t('age.minutes', { value: words.count(Math.round(seconds / 60)) });
  const isOff = clockMs !== null && Math.abs(clockMs) >= CLOCKS_DIFFER_MS;
  return (
    <Fact name={t('till.clock')} isOdd={isOff}>
      {clockMs === null
        ? t('printer.unknown')
        : Math.abs(clockMs) < CLOCKS_AGREE_MS
          ? t('till.clockAgrees')
          : t(clockMs > 0 ? 'till.clockAhead' : 'till.clockBehind', { by })}
    </Fact>
  );
}

function DeviceFacts({ state }: { readonly state: ToldTill }) {
  const { t } = useTranslation('managers');
  const { printer, drawer, terminal, display } = state;
  const isOdd = (device: string): boolean => !WELL.includes(device);
  return (
    <>
      <Fact name={t('tills.printer')} isOdd={isOdd(printer)}>
        {t(`printer.${printer}`)}
      </Fact>
      <Fact name={t('till.drawer')} isOdd={isOdd(drawer)}>
        {t(`till.drawers.${drawer}`)}
      </Fact>
      <Fact name={t('till.terminal')} isOdd={isOdd(terminal)}>
        {t(`till.terminals.${terminal}`)}
      </Fact>
      <Fact name={t('till.display')} isOdd={isOdd(display)}>
        {t(`till.displays.${display}`)}
      </Fact>
      <BackupFact backup={state.backup} />
    </>
  );
}

function BackupFact({ backup }: { readonly backup: ToldTill['backup'] }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { lastAt, trouble, isInDataFolder } = backup;
  return (
    <Fact name={t('till.backup')} isOdd={trouble !== null}>
      {lastAt === null ? (
        t('till.noBackup')
      ) : (
        <>
          {words.tillMoment(lastAt, 'day-and-time')}
          <span className="label"> {t(isInDataFolder ? 'till.backupOwn' : 'till.backupElsewhere')}</span>
        </>
      )}
      {trouble === null ? null : <span className="below">{t(`till.backups.${trouble}`)}</span>}
    </Fact>
  );
}
