import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { TillState } from '#shared/contract/till.ts';

/** What happened to the operator's shift at another till: it was ended there, also there, its session closed, or another one is open. */
export function ShiftNewsBanner() {
  const { shiftNews } = useTillState();
  if (shiftNews === null) return null;
  switch (shiftNews.news) {
    case 'open_elsewhere':
      return <OpenElsewhere news={shiftNews} />;
    case 'end_reversed':
      return <EndReversed news={shiftNews} />;
    default:
      return <Closed news={shiftNews} />;
  }
}

type News = NonNullable<TillState['shiftNews']>;

function Closed({ news }: { readonly news: Extract<News, { isDocumentOpen: boolean }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const print = useCommand(useClient().shift.reprintReport);
  const [isQueued, setQueued] = useState(false);
  const printIt = async (shiftId: string) => setQueued((await print.run({ shiftId }))?.kind === 'done');
  const report = news.news === 'ended_elsewhere' ? news.printsReportOf : null;
  const { number, till, byName: name } = news;
  const told =
    news.news === 'ended_elsewhere'
      ? ({ what: 'ended', number, till, time: momentInWords(news.at, 'time', language) } as const)
      : ({ what: 'sessionClosed', number, till, reason: news.reason } as const);
  const words = name === null ? t(`shiftNews.own.${told.what}`, told) : t(`shiftNews.${told.what}`, { ...told, name });
  const more = news.isDocumentOpen ? t('shiftNews.finish') : t('shiftNews.logOnAgain');
  return (
    <>
      <Banner tone="warn" icon="person" words={words} more={isQueued ? t('shiftNews.reportQueued') : more}>
        {report === null ? null : (
          <Key
            label={t('shiftNews.printReport')}
            kind="small"
            isBusy={print.isBusy}
            onPress={() => void printIt(report)}
          />
        )}
      </Banner>
      <TroubleBanner trouble={print.trouble} />
    </>
  );
}

/** The shift was ended twice, and the end made at this till is the one that does not count. */
function EndReversed({ news }: { readonly news: Extract<News, { news: 'end_reversed' }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number, reportNumber: own, countingReport: report, till, byName, at } = news;
  const by = [byName ?? till, ...(at === null ? [] : [momentInWords(at, 'day-and-time', language)])].join(', ');
  return (
    <Banner
      tone="warn"
      icon="person"
      words={t('shiftNews.endReversed', { number, own, till })}
      more={t('shiftNews.endReversedMore', { report, by })}
    />
  );
}

/** Two shifts of one person, started while nobody could tell of the other, become one with one key. */
function OpenElsewhere({ news }: { readonly news: Extract<News, { news: 'open_elsewhere' }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const join = useCommand(useClient().shift.joinOlder);
  const { number, till, since } = news;
  return (
    <>
      <Banner
        tone="info"
        icon="person"
        words={t('shiftNews.openElsewhere', { number, till, time: momentInWords(since, 'day-and-time', language) })}
        more={t('shiftNews.openElsewhereMore')}
      >
        <Key label={t('shiftNews.join')} kind="small" isBusy={join.isBusy} onPress={() => void join.run({})} />
      </Banner>
      <TroubleBanner trouble={join.trouble} />
    </>
  );
}
