import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import type { End } from '#renderer/end-of-shift/use-end.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import type { EndSheet } from '#shared/contract/shift.ts';

/** What concerns the whole window: why it was refused and the way on, whose shift it is, a document still open. */
export function EndBanners(props: {
  readonly end: End;
  readonly authorise: ReactNode;
  readonly isOfOther: boolean;
  /** After a visit to the counting window without a count: Confirm is blocked, and this says by what. */
  readonly isCountMissing: boolean;
  readonly ways: EndWays;
}) {
  const { t } = useTranslation();
  const { end, ways } = props;
  const isBlocked = isTroubleOf(end.trouble, 'session_open');
  const isUncounted = isTroubleOf(end.trouble, 'count_required');
  return (
    <>
      <TroubleBanner trouble={end.trouble}>
        {isUncounted ? <Drawn of={ways.count} /> : null}
        {isBlocked && !props.isOfOther ? <Drawn of={ways.goToDocument} /> : null}
        {isBlocked ? <Drawn of={ways.discardAndEnd} tone="stop" /> : null}
        {props.authorise}
      </TroubleBanner>
      {props.isCountMissing && end.trouble === null ? (
        <Banner tone="bad" icon="alert" role="alert" words={t('counting.required')}>
          <Drawn of={ways.count} />
        </Banner>
      ) : null}
      {end.isReportQueued ? <Banner tone="good" icon="printer" words={t('endOfShift.reportQueued')} /> : null}
      {end.sheet === null ? null : (
        <>
          {props.isOfOther ? <WhoseShift sheet={end.sheet} /> : null}
          {isBlocked || props.isOfOther ? null : <OpenDocument sheet={end.sheet} way={ways.goToDocument} />}
        </>
      )}
    </>
  );
}

/** Keys that stand in a banner; the window answers them on the keyboard too. */
export type EndWays = { readonly [way in 'count' | 'goToDocument' | 'discardAndEnd']: WindowKey };

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

/** Amounts entered by another operator bind (article "Shift work", User shifts). */
function WhoseShift({ sheet }: { readonly sheet: EndSheet }) {
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
    />
  );
}

function OpenDocument({ sheet, way }: { readonly sheet: EndSheet; readonly way: WindowKey }) {
  const { t } = useTranslation();
  if (sheet.openDocumentLines === 0) return null;
  return (
    <Banner tone="warn" icon="receipt" words={t('endOfShift.openDocument', { count: sheet.openDocumentLines })}>
      <Drawn of={way} />
    </Banner>
  );
}
