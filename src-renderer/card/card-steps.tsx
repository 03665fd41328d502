import { useTranslation } from 'react-i18next';
import type { CardPayment } from '#renderer/card/use-card.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';

const STEPS = ['taken', 'card_read'] as const;

/** How far the terminal got, and what is done about it now. */
export function CardSteps({ payment }: { readonly payment: CardPayment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isQuestion = payment.state === 'unknown';
  const { asks, nextAskInMs } = payment;
  const asked =
    nextAskInMs === null
      ? t('card.asked', { count: asks })
      : t('card.askedAndNext', { asks, seconds: Math.ceil(nextAskInMs / 1_000) });
  return (
    <ol className="card-steps">
      {STEPS.map((step) => {
        const at = payment.steps.find((one) => one.step === step)?.at;
        return (
          <li key={step} className={at === undefined ? 'open' : 'done'}>
            <Icon name={at === undefined ? 'minus' : 'check'} />
            <span>{t(`card.step.${step}`)}</span>
            <small>{at === undefined ? '' : momentInWords(at, 'time-with-seconds', language)}</small>
          </li>
        );
      })}
      {isQuestion ? (
        <li className="now">
          <Icon name="refresh" />
          <span>{t('card.step.asking')}</span>
          <small>{asked}</small>
        </li>
      ) : null}
    </ol>
  );
}
