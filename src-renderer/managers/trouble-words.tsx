import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import type { PageTrouble } from '#renderer/managers/ask-agent.ts';
import { refusalInWords } from '#renderer/managers/refusal-in-words.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';

/** What came in the way, in words; `tone` of a question is `warn`. Nothing is drawn when nothing did. */
export function TroubleWords(props: { readonly trouble: PageTrouble | null; readonly tone?: 'bad' | 'warn' }) {
  const { t } = useTranslation('managers');
  const { t: tills } = useTranslation('refusals');
  const { money } = usePageWords();
  const { trouble, tone = 'bad' } = props;
  if (trouble === null) return null;
  switch (trouble.kind) {
    case 'refused': {
      const words = refusalInWords(trouble.refusal, { own: t, tills, money });
      return <Banner tone={tone} icon="alert" role="alert" words={words} />;
    }
    case 'fault':
      return <Banner tone="bad" icon="alert" role="alert" words={t('page.fault')} more={trouble.words} />;
    case 'silent':
      return <Banner tone="warn" icon="plug" role="alert" words={t('page.silent')} />;
  }
}
