import { useTranslation } from 'react-i18next';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import type { End } from '#renderer/end-of-shift/use-end.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { QueuedBanner } from '#renderer/paper-roll/queued-banner.tsx';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';

/** What concerns the whole window: why it was refused and the way on, whose shift it is, a document still open. */
export function EndBanners(props: {
  readonly end: End;
  /** After a visit to the counting window without a count: Confirm is blocked, and this says by what. */
  readonly isCountMissing: boolean;
  readonly ways: EndWays;
}) {
  const { t } = useTranslation();
  const { end, ways } = props;
  const isOfOther = end.sheet?.isOwn === false;
  const isBlocked = isTroubleOf(end.trouble, 'session_open');
  const isRefused = isTroubleOf(end.trouble, 'count_required');
  const isUncounted = isTroubleOf(end.trouble, 'blind_count_first') || end.isStale;
  return (
    <>
      <TroubleBanner trouble={isRefused ? null : end.trouble}>
        {isUncounted ? <Drawn of={ways.count} /> : null}
        {isBlocked && !isOfOther ? <Drawn of={ways.goToDocument} /> : null}
        {isBlocked && isOfOther ? <Drawn of={ways.parkOther} /> : null}
        {isBlocked ? <Drawn of={ways.discardAndEnd} tone="stop" /> : null}
      </TroubleBanner>
      {isRefused || (props.isCountMissing && end.trouble === null) ? (
        <CountMissing sheet={end.sheet} way={ways.count} />
      ) : null}
      {end.isReportQueued ? <QueuedBanner words={t('endOfShift.reportQueued')} /> : null}
      {end.sheet === null ? null : (
        <>
          {end.sheet.detachedAt === null ? null : <Detached sheet={end.sheet} since={end.sheet.detachedAt} />}
          {isOfOther && end.sheet.detachedAt === null ? (
            <WhoseShift sheet={end.sheet} way={isBlocked ? null : ways.parkOther} />
          ) : null}
          {end.trouble === null ? <StaleCount sheet={end.sheet} way={ways.count} /> : null}
          <OthersInDay sheet={end.sheet} />
          <OtherTills sheet={end.sheet} />
          {isBlocked || isOfOther ? null : <OpenDocument sheet={end.sheet} way={ways.goToDocument} />}
          <CardsWithoutReceipt sheet={end.sheet} />
          <Parked sheet={end.sheet} way={ways.showParked} />
        </>
      )}
    </>
  );
}

/** Keys that stand in a banner; the window answers them on the keyboard too. */
export type EndWays = {
  readonly [way in 'count' | 'goToDocument' | 'parkOther' | 'discardAndEnd' | 'showParked']: WindowKey;
};

function Drawn({ of, tone }: { readonly of: WindowKey; readonly tone?: 'stop' }) {
  return (
    <Key
      label={of.label}
      shortcut={of.shortcut}
      kind="small"
      isBusy={of.isBusy}
      onPress={of.press}
      {...(tone === undefined ? {} : { tone })}
    />
  );
}

/** The article’s message, and which rows it is about: with several currencies some stand below the fold. */
function CountMissing({ sheet, way }: { readonly sheet: EndSheet | null; readonly way: WindowKey }) {
  const { t } = useTranslation();
  const rows = sheet?.rows.filter(({ isCountMissing }) => isCountMissing).map(rowInWords) ?? [];
  const more = rows.length === 0 ? {} : { more: t('endOfShift.notCountedYet', { rows: rows.join(', ') }) };
  return (
    <Banner tone="bad" icon="alert" role="alert" words={t('counting.required')} {...more}>
      <Drawn of={way} />
    </Banner>
  );
}

function rowInWords({ currency, name }: EndRow): string {
  return `${name}\u00a0${currency}`;
}

/** Amounts entered by another operator bind (article "Shift work", User shifts). */
function WhoseShift({ sheet, way }: { readonly sheet: EndSheet; readonly way: WindowKey | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { operatorName: name, openDocumentLines: lines } = sheet;
  const binds = t('endOfShift.ofOtherMore', { name });
  return (
    <Banner
      tone="warn"
      icon="person"
      words={t('endOfShift.ofOther', { name, moment: momentInWords(sheet.startedAt, 'day-and-time', language) })}
      more={lines === 0 ? binds : `${binds} ${t('endOfShift.documentOfOther', { name, count: lines })}`}
    >
      {lines === 0 || way === null ? null : <Drawn of={way} />}
    </Banner>
  );
}

/** Who shares the day that is being ended: named before it is confirmed. */
function OthersInDay({ sheet }: { readonly sheet: EndSheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (sheet.others.length === 0) return null;
  const facts = sheet.others.flatMap(({ name, sessionSince, documentLines }) => [
    ...(sessionSince === null
      ? []
      : [t('endOfShift.otherSession', { name, time: momentInWords(sessionSince, 'time', language) })]),
    ...(documentLines === 0 ? [] : [t('endOfShift.otherDocument', { name, count: documentLines })]),
  ]);
  return <Banner tone="warn" icon="person" words={facts.join(' · ')} more={t('endOfShift.othersInDay')} />;
}

/** All of a detached drawer goes to the safe unless somebody types otherwise: that is said before it is confirmed. */
function Detached({ sheet, since }: { readonly sheet: EndSheet; readonly since: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { operatorName: name, isOwn } = sheet;
  const moment = momentInWords(since, 'day-and-time', language);
  return (
    <Banner
      tone={isOwn ? 'info' : 'warn'}
      icon="coins"
      words={isOwn ? t('handOver.ending', { moment }) : t('handOver.endingOf', { name, moment })}
      more={`${t('handOver.endingMore')}${isOwn ? '' : ` ${t('endOfShift.ofOtherMore', { name })}`}`}
    />
  );
}

/** A count is of its own moment: what was sold since stands in the figures and not in the count. */
function StaleCount({ sheet, way }: { readonly sheet: EndSheet; readonly way: WindowKey }) {
  const { t } = useTranslation();
  const stale = sheet.rows.filter(({ documentsSinceCount }) => documentsSinceCount > 0);
  if (stale.length === 0) return null;
  const count = Math.max(...stale.map(({ documentsSinceCount }) => documentsSinceCount));
  const rows = stale.map(rowInWords).join(', ');
  return (
    <Banner tone="warn" icon="clock" words={t('counting.stale', { count })} more={t('endOfShift.staleMore', { rows })}>
      <Drawn of={way} />
    </Banner>
  );
}

/** Which other tills the figures rest on, and which of them have not reported. */
function OtherTills({ sheet }: { readonly sheet: EndSheet }) {
  const { t } = useTranslation();
  const named = (isReported: boolean) =>
    sheet.tills
      .filter((one) => one.isReported === isReported)
      .map(({ till }) => till)
      .join(', ');
  const missing = named(false);
  if (missing !== '') {
    return (
      <Banner
        tone="warn"
        icon="clock"
        words={t('endOfShift.unreported', { tills: missing })}
        more={t('endOfShift.unreportedMore')}
      />
    );
  }
  const tills = named(true);
  return tills === '' ? null : <Banner tone="info" icon="check" words={t('endOfShift.covers', { tills })} />;
}

function OpenDocument({ sheet, way }: { readonly sheet: EndSheet; readonly way: WindowKey }) {
  const { t } = useTranslation();
  if (sheet.openDocumentLines === 0) return null;
  return (
    <Banner
      tone="warn"
      icon="receipt"
      words={t(sheet.hasCardInDocument ? 'endOfShift.openCardDocument' : 'endOfShift.openDocument', {
        count: sheet.openDocumentLines,
      })}
    >
      <Drawn of={way} />
    </Banner>
  );
}

/** Money that a card was charged and no figure of the window holds: said before the end is confirmed. */
function CardsWithoutReceipt({ sheet }: { readonly sheet: EndSheet }) {
  const { t } = useTranslation();
  const money = useMoney();
  return sheet.cardsWithoutReceipt.map(({ amountMinor, currency, payments: count }) => (
    <Banner
      key={`${currency} ${amountMinor < 0}`}
      tone="warn"
      icon="card"
      words={t(amountMinor < 0 ? 'endOfShift.refundsWithoutCorrection' : 'endOfShift.cardsWithoutReceipt', {
        count,
        amount: `${money.read(Math.abs(amountMinor), currency)}\u00a0${currency}`,
      })}
      more={t(amountMinor < 0 ? 'endOfShift.refundsWithoutCorrectionMore' : 'endOfShift.cardsWithoutReceiptMore')}
    />
  ));
}

/** What is parked at the till, whose and since when; the shift's parameter decides whether it may end over it. */
function Parked({ sheet, way }: { readonly sheet: EndSheet; readonly way: WindowKey }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const { isHeldByParked, parkedDocuments } = sheet;
  if (parkedDocuments.length === 0) return null;
  const named = parkedDocuments.map(({ currency, handledBy: name, parkedAt, totalMinor }) =>
    t('pending.atEndOne', {
      name,
      time: momentInWords(parkedAt, 'time', language),
      total: `${money.read(totalMinor, currency)}\u00a0${currency}`,
    }),
  );
  const rule = t(isHeldByParked ? 'pending.atEndHeld' : 'pending.atEndKept');
  return (
    <Banner
      tone={isHeldByParked ? 'bad' : 'warn'}
      icon="park"
      words={t('pending.atEnd', { count: parkedDocuments.length })}
      more={`${named.slice(0, NAMED_MAX).join(' · ')}${named.length > NAMED_MAX ? ' …' : ''}. ${rule}`}
    >
      <Drawn of={way} />
    </Banner>
  );
}

/** More would push the figures off the window; the list names them all. */
const NAMED_MAX = 3;
