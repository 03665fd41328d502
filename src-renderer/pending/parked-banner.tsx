import { useTranslation } from 'react-i18next';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { cardStands, usePending } from '#renderer/pending/use-pending.ts';

/** A document waits with its card payment: said over an empty document, where it can be taken up. */
export function ParkedBanner() {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { documents, goOnWith, takeUp } = usePending();
  const waiting = documents.filter(({ reason }) => reason === 'card_payment');
  const first = waiting.at(-1);
  const press = () => {
    if (first !== undefined) void goOnWith(first);
  };
  useKeys(
    first === undefined
      ? []
      : [{ id: 'take-up', label: t('card.takeUp'), shortcut: 'Alt+9', place: 'elsewhere', press }],
  );
  if (first === undefined) return null;
  const amount = `${money.read(first.totalMinor, first.currency)}\u00a0${first.currency}`;
  return (
    <>
      <TroubleBanner trouble={takeUp.trouble} />
      <Banner
        tone="warn"
        icon="park"
        words={t(`card.parked.${cardStands(first) ?? 'unknown'}`, {
          amount,
          time: momentInWords(first.parkedAt, 'time', language),
        })}
        {...(waiting.length > 1 ? { more: t('card.parkedMore', { count: waiting.length - 1 }) } : {})}
      >
        <Key label={t('card.takeUp')} shortcut="Alt+9" kind="small" isBusy={takeUp.isBusy} onPress={press} />
      </Banner>
    </>
  );
}
