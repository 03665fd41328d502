import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSteps } from '#renderer/card/card-steps.tsx';
import type { Card, CardPayment } from '#renderer/card/use-card.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';

type CardSideProps = { readonly card: Card; readonly payment: CardPayment };

/** Beside the payments, or the lines that come back, while the card has the word: what the terminal wants, or the question that nobody can answer yet. */
export function CardSide({ card, payment, canPark = true }: CardSideProps & { readonly canPark?: boolean }) {
  switch (card.view) {
    case 'working':
      return <Working payment={payment} />;
    case 'by-hand':
      return <ByHand key={payment.attemptId} card={card} payment={payment} />;
    case 'question':
      return <Question key={payment.attemptId} card={card} payment={payment} canPark={canPark} />;
    case 'none':
      return null;
  }
}

function useAmount({ amountMinor, currency }: CardPayment): string {
  const money = useMoney();
  return `${money.read(amountMinor, currency)}\u00a0${currency}`;
}

/** The terminal's words, large, as they come. */
function Working({ payment }: { readonly payment: CardPayment }) {
  const { t } = useTranslation();
  const amount = useAmount(payment);
  const title = payment.state === 'reversing' || payment.isRefund ? 'card.givesBack' : 'card.takes';
  return (
    <section className="sheet card-ask working" aria-labelledby="card-heading">
      <h2 id="card-heading">
        <Icon name="terminal" />
        {t(title, { amount })}
      </h2>
      <output className="card-words" aria-live="assertive">
        {payment.words === '' ? t('card.connecting') : payment.words}
      </output>
      <CardSteps payment={payment} />
      <p className="label">{t(payment.isRefund ? 'card.refundHint' : 'card.workingHint')}</p>
    </section>
  );
}

/** A terminal that the till cannot ask: the cashier keys the amount there, and here what it said. */
function ByHand({ card, payment }: { readonly card: Card; readonly payment: CardPayment }) {
  const { t } = useTranslation();
  const amount = useAmount(payment);
  const isBack = payment.state === 'reversing';
  const asked = isBack ? 'giveBackByHand' : payment.isRefund ? 'refundByHand' : 'takeByHand';
  const slip = useSlipNumber();
  return (
    <section className="sheet card-ask" aria-labelledby="card-heading">
      <h2 id="card-heading">
        <Icon name="terminal" />
        {t(`card.${asked}`, { amount })}
      </h2>
      <p>{t(`card.${asked}Hint`)}</p>
      {isBack ? null : slip.field}
      <Answers card={card} payment={payment} slip={isBack ? null : slip} canPark={false} />
    </section>
  );
}

function Question({ card, payment, canPark }: CardSideProps & { readonly canPark: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const amount = useAmount(payment);
  const isBack = payment.state === 'reversal_unknown';
  const asked = isBack ? 'reversalQuestion' : payment.isRefund ? 'refundQuestion' : 'question';
  const goesBack = isBack || payment.isRefund;
  const slip = useSlipNumber();
  const { claimed } = payment;
  return (
    <section className="sheet card-ask" aria-labelledby="card-heading" aria-live="polite">
      <h2 id="card-heading">
        <Icon name="question" />
        {t(`card.${asked}`)}
      </h2>
      <p>
        {payment.words} {t(goesBack ? 'card.reversalQuestionMore' : 'card.questionMore', { amount })}{' '}
        <strong>{t(payment.isRefund ? 'card.doNotPayBackAgain' : 'card.doNotPayAgain')}</strong>
      </p>
      {claimed === null ? null : (
        <p className="claimed">
          {t('card.claimed', {
            amount: `${money.read(claimed.amountMinor, claimed.currency)}\u00a0${claimed.currency}`,
            number: claimed.receiptNumber,
            time: claimed.terminalAt === null ? '–' : momentInWords(claimed.terminalAt, 'time', language),
          })}
        </p>
      )}
      <CardSteps payment={payment} />
      <p className="label">{t('card.lookAtSlip')}</p>
      {isBack ? null : slip.field}
      <Answers card={card} payment={payment} slip={isBack ? null : slip} canPark={canPark} />
    </section>
  );
}

type SlipNumber = { readonly number: string; readonly field: React.ReactNode };

function useSlipNumber(): SlipNumber {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  return {
    number,
    field: (
      <TextField
        label={t('card.slipNumber')}
        kind="slip-number"
        inputMode="numeric"
        maxLength={40}
        value={number}
        onWrite={setNumber}
      />
    ),
  };
}

function Answers(props: {
  readonly card: Card;
  readonly payment: CardPayment;
  /** Null: a reversal, which needs no number. */
  readonly slip: SlipNumber | null;
  readonly canPark: boolean;
}) {
  const { t } = useTranslation();
  const { card, payment, slip } = props;
  const { attemptId } = payment;
  const isBack = slip === null;
  const needsNumber = slip !== null && slip.number.trim() === '';
  const keys: readonly WindowKey[] = [
    {
      id: 'slip-approved',
      label: t(isBack ? 'card.saysReversed' : 'card.saysApproved'),
      note: t(isBack ? 'card.saysReversedNote' : 'card.saysApprovedNote'),
      shortcut: 'Alt+1',
      place: 'elsewhere',
      isBusy: card.answer.isBusy,
      reason: needsNumber ? t('card.typeNumberFirst') : null,
      press: () =>
        void card.answer.run({ attemptId, answer: 'approved', ...(slip === null ? {} : { slipNumber: slip.number }) }),
    },
    {
      id: 'slip-declined',
      label: t(isBack ? 'card.saysNotReversed' : 'card.saysDeclined'),
      note: t(isBack ? 'card.saysNotReversedNote' : 'card.saysDeclinedNote'),
      shortcut: 'Alt+2',
      place: 'elsewhere',
      isBusy: card.answer.isBusy,
      press: () => void card.answer.run({ attemptId, answer: 'declined' }),
    },
    ...(props.canPark
      ? [
          {
            id: 'park',
            label: t('card.park'),
            note: t('card.parkNote'),
            shortcut: 'Alt+3',
            place: 'elsewhere',
            isBusy: card.park.isBusy,
            press: () => void card.park.run({}),
          } as const,
        ]
      : []),
  ];
  useKeys(keys);
  return (
    <fieldset className="answers" aria-labelledby="card-heading">
      {keys.map(({ id, label, note, shortcut, isBusy, reason, press }) => (
        <Key
          key={id}
          label={label}
          note={note}
          shortcut={shortcut}
          isBusy={isBusy}
          reason={reason}
          {...(id === 'park' ? { kind: 'wide2' } : {})}
          onPress={press}
        />
      ))}
    </fieldset>
  );
}
