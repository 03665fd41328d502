import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { ParkedDocument } from '#shared/contract/sale.ts';

/** One question, one answer; nothing else is heard until it is given. */
export function DeleteQuestion(props: {
  readonly document: ParkedDocument;
  readonly onAnswer: (isYes: boolean) => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const { currency, handledBy: name, items, parkedAt, totalMinor } = props.document;
  const yes = () => props.onAnswer(true);
  const no = () => props.onAnswer(false);
  useKeys(
    [
      { id: 'yes', label: t('pending.delete'), shortcut: 'F10', place: 'elsewhere', press: yes },
      { id: 'no', label: t('pending.keep'), shortcut: 'Escape', place: 'elsewhere', press: no },
    ],
    'closed',
  );
  return (
    <Banner
      tone="warn"
      icon="question"
      role="alert"
      words={t('pending.deleteQuestion', {
        name,
        time: momentInWords(parkedAt, 'time', language),
        total: `${money.read(totalMinor, currency)}\u00a0${currency}`,
        count: items.length,
      })}
      more={t('pending.deleteMore')}
    >
      <Key label={t('pending.keep')} shortcut="Escape" kind="small" onPress={no} />
      <Key label={t('pending.delete')} shortcut="F10" tone="stop" kind="small" onPress={yes} />
    </Banner>
  );
}
