import { useTranslation } from 'react-i18next';
import { useCard } from '#renderer/card/use-card.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useOpen } from '#renderer/till/till-context.tsx';

/** A return to a card of which nobody knows whether it was paid: said over an empty document, with the way to its question. */
export function RefundBanner() {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const open = useOpen();
  const { openRefunds } = useCard();
  const [first] = openRefunds;
  const press = () => {
    if (first !== undefined) open({ window: 'correction', documentId: first.correctsId, back: { window: 'sale' } });
  };
  useKeys(
    first === undefined
      ? []
      : [{ id: 'take-up-refund', label: t('card.takeUp'), shortcut: 'Alt+8', place: 'elsewhere', press }],
  );
  if (first === undefined) return null;
  return (
    <Banner
      tone="warn"
      icon="card"
      words={t('card.refundOpen', {
        number: first.number,
        amount: `${money.read(first.amountMinor, first.currency)}\u00a0${first.currency}`,
        time: momentInWords(first.requestedAt, 'time', language),
      })}
      {...(openRefunds.length > 1 ? { more: t('card.parkedMore', { count: openRefunds.length - 1 }) } : {})}
    >
      <Key label={t('card.takeUp')} shortcut="Alt+8" kind="small" onPress={press} />
    </Banner>
  );
}
