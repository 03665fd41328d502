import { useTranslation } from 'react-i18next';
import { CashMeter } from '#renderer/managers/cash-meter.tsx';
import { Fact, FactsSheet } from '#renderer/managers/facts-sheet.tsx';
import type { Contact } from '#renderer/managers/use-contact.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { TillOverview } from '#shared/contract/managers-overview.ts';
import type { TillRecord } from '#shared/contract/managers-tills.ts';

/** Who is there, with which shifts and how much cash. */
export function TillNow(props: { readonly record: TillRecord; readonly now: TillOverview; readonly contact: Contact }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { record, now, contact } = props;
  const { unsent } = now;
  return (
    <FactsSheet
      level={1}
      title={t('till.title', { till: record.till })}
      asOf={t('till.ofStore', { store: record.store })}
      tools={<StateTag isRevoked={now.isRevoked} isAway={contact.isAway} />}
    >
      <Fact name={t('tills.lastContact')} isOdd={contact.isAway}>
        {contact.age}
        {now.lastContactAt === null ? null : (
          <span className="label"> {words.moment(now.lastContactAt, 'day-and-time')}</span>
        )}
      </Fact>
      <Fact name={t('till.seat')}>
        <SeatWords record={record} isAway={contact.isAway} />
      </Fact>
      <Fact name={t('till.openShifts')}>
        <OpenShifts record={record} />
      </Fact>
      <Fact name={t('tills.cash')}>
        <div className="drawer-cell">
          {now.cash.length === 0 ? <span className="quiet">{t('tills.noCash')}</span> : null}
          {now.cash.map((held) => (
            <CashMeter key={held.currency} held={held} />
          ))}
        </div>
      </Fact>
      <Fact name={t('tills.unsent')} isOdd={unsent !== null && unsent > 0}>
        {unsent === null ? t('printer.unknown') : words.count(unsent)}
      </Fact>
    </FactsSheet>
  );
}

function StateTag({ isRevoked, isAway }: { readonly isRevoked: boolean; readonly isAway: boolean }) {
  const { t } = useTranslation('managers');
  if (isRevoked) return <span className="tag warn">{t('tills.revoked')}</span>;
  return <span className={isAway ? 'tag warn' : 'tag good'}>{t(isAway ? 'page.away' : 'till.there')}</span>;
}

function SeatWords({ record, isAway }: { readonly record: TillRecord; readonly isAway: boolean }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  if (record.told === null) return <span className="quiet">{t('printer.unknown')}</span>;
  const { at, state } = record.told;
  const { seat, isTraining } = state;
  return (
    <>
      {seat === null ? t('tills.nobody') : t('till.seatSince', { name: seat.operatorName, since: since(seat.since) })}
      {seat?.isLocked === true ? <span className="label"> {t('till.locked')}</span> : null}
      {isTraining ? <span className="label"> {t('till.training')}</span> : null}
      {isAway ? <span className="label"> {t('till.asOf', { at: words.moment(at, 'day-and-time') })}</span> : null}
    </>
  );

  function since(moment: string): string {
    return words.tillMoment(moment, 'day-and-time');
  }
}

function OpenShifts({ record }: { readonly record: TillRecord }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  if (record.sessions.length === 0) return <span className="quiet">{t('tills.noCash')}</span>;
  return (
    <ul>
      {record.sessions.map(({ sessionId, shiftId, shiftNumber, operatorName, since }) => (
        <li key={sessionId}>
          <a href={addressOf('shifts', shiftId)}>{shiftNumber}</a>{' '}
          {t('till.seatSince', { name: operatorName, since: words.tillMoment(since, 'day-and-time') })}
        </li>
      ))}
    </ul>
  );
}
