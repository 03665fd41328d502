import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeInWords } from '#renderer/backups/size-in-words.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { download } from '#renderer/frame/download.ts';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';
import type { AboutTill } from '#shared/contract/about.ts';

const askAbout = (client: TillClient) => client.till.about({});

/** Which program this is, whose till, and where its books stand; with a file for support. */
export function AboutWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const answer = useAnswer(askAbout, 'changes');
  const file = useCommand(useClient().till.supportFile);
  const [saved, setSaved] = useState<string | null>(null);
  const save = async () => {
    const outcome = await file.run({});
    if (outcome?.kind !== 'done') return;
    download(outcome.value.fileName, outcome.value.text, 'text/plain');
    setSaved(outcome.value.fileName);
  };
  const keys: readonly WindowKey[] = [
    {
      id: 'close',
      label: t('windows:frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => open({ window: 'main-menu' }),
    },
    {
      id: 'save',
      label: t('about.save'),
      shortcut: 'F9',
      icon: 'upload',
      place: 'main',
      isBusy: file.isBusy,
      press: () => void save(),
    },
  ];
  return (
    <Frame
      kind="about"
      title={t('about.title')}
      subtitle={t('about.subtitle')}
      keys={keys}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(file.trouble, answer.trouble)} />
          {saved === null ? null : (
            <Banner
              tone="good"
              icon="check"
              words={t('about.saved', { fileName: saved })}
              more={t('about.savedMore')}
            />
          )}
        </>
      }
    >
      {answer.value === null ? null : <Facts about={answer.value} />}
    </Frame>
  );
}

function Facts({ about }: { readonly about: AboutTill }) {
  const { t } = useTranslation(['configuration', 'windows']);
  const language = useLanguage();
  const money = useMoney();
  const { backup } = useTillState();
  const { database, databaseBytes, journal, keyId, runtime, shop, store, till, version } = about;
  const lastBackup =
    backup.lastAt === null ? t('windows:service.never') : momentInWords(backup.lastAt, 'day-and-time', language);
  const facts: readonly (readonly [string, string])[] = [
    [t('about.program'), `Tillkeeper ${version}`],
    [t('about.runtime'), runtime],
    [t('about.shop'), [shop.name, shop.address, shop.place].filter((line) => line !== '').join(', ')],
    [t('about.taxId'), shop.taxId],
    [t('about.store'), store],
    [t('about.till'), till],
    [t('about.database'), `${database} (${sizeInWords(databaseBytes, language)})`],
    [t('about.journal'), `${journal.epoch} / ${money.count(journal.seq)} / ${journal.hash.slice(0, 12)}`],
    [t('about.key'), keyId],
    [t('windows:service.lastBackup'), lastBackup],
  ];
  return (
    <section className="sheet" aria-label={t('about.title')}>
      <dl className="pad-in facts left about-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
