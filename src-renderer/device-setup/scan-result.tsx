import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import type { ScanExplained } from '#shared/contract/scanner-setup.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

export type ScanCame = { readonly test: ScanTest; readonly explained: ScanExplained };

const FACTS = ['code', 'symbology', 'end', 'pace', 'item'] as const;

type Props = { readonly came: ScanCame | null };

/** Whether the scanner is set up well, and what to change at it. */
export function ScanVerdict({ came }: Props) {
  const { t } = useTranslation('configuration');
  if (came === null) return <p className="label">{t('devices.scanner.nothingYet')}</p>;
  const { troubles } = came.explained;
  if (troubles.length === 0) return <Banner tone="good" icon="check" words={t('devices.scanner.well')} />;
  return troubles.map((trouble) => (
    <Banner key={trouble} tone="warn" icon="alert" words={t(`devices.scanner.trouble.${trouble}`)} />
  ));
}

/** What came, fact by fact. */
export function ScanFacts({ came }: Props) {
  const { t } = useTranslation('configuration');
  // Of noise nothing can be said.
  if (came === null || came.explained.troubles.includes('speed')) return null;
  const { explained, test } = came;
  const { code, isTestCode, item, symbology } = explained;
  const of = symbology === null ? 'unknown' : symbology.isTold ? 'told' : 'seen';
  const facts = {
    code: code,
    symbology: t(`devices.scanner.symbology.${of}`, { name: symbology?.name ?? '' }),
    end: t(`devices.scanner.end.${test.end}`),
    pace: (test.gapMs ?? 0) === 0 ? t('devices.scanner.paceAtOnce') : t('devices.scanner.pace', { ms: test.gapMs }),
    item: isTestCode ? t('devices.scanner.isTest') : item.words,
  };
  // Spelled with the wrong keys it is the code of nothing.
  const isMisspelt = explained.troubles.some((trouble) => trouble === 'layout' || trouble === 'capsLock');
  const names = FACTS.filter((name) => name !== 'item' || !isMisspelt);
  return (
    <section className="sheet scan-came" aria-labelledby="scan-came">
      <div className="sheet-head">
        <h2 id="scan-came">{t('devices.scanner.came')}</h2>
      </div>
      <dl className="facts left pad-in">
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`devices.scanner.fact.${name}`)}</dt>
            <dd>{facts[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
