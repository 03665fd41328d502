import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { askTerminalKey, giveUpKey } from '#renderer/card/card-keys.ts';
import { CardSide } from '#renderer/card/card-side.tsx';
import { CorrectionSide, refundKeyOf, USUAL_REASONS } from '#renderer/correction/correction-side.tsx';
import { ReturnLines } from '#renderer/correction/return-lines.tsx';
import { type Correction, useCorrection } from '#renderer/correction/use-correction.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { LimitQuestion } from '#renderer/frame/limit-question.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useOpen, usePhase } from '#renderer/till/till-context.tsx';

/** Goods come back: how many, why, and how the customer gets the money. Quantities can only decrease. */
export function CorrectionWindow() {
  const { t } = useTranslation();
  const phase = usePhase('correction');
  const correction = useCorrection(phase.documentId);
  return (
    <Frame
      kind="correction"
      title={t('correction.title')}
      subtitle={correction.hasReceipt ? correction.number : t('correction.noReceipt')}
      keys={useKeysOf(correction)}
      banner={<Said correction={correction} />}
    >
      <section className="sheet correction-sheet" aria-label={t('correction.lines')}>
        <ReturnLines correction={correction} />
      </section>
      <Side correction={correction} />
    </Frame>
  );
}

/** The terminal has the word while it pays back, or while nobody knows whether it did. */
function Side({ correction }: { readonly correction: Correction }) {
  const { card, refund } = correction;
  if (!refund.isHeld || card.payment === null) return <CorrectionSide correction={correction} />;
  return <CardSide card={card} payment={card.payment} canPark={false} />;
}

function Said({ correction }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { corrected, forgive, isQuestion, refund, trouble } = correction;
  if (corrected !== null) {
    const amount = `${money.read(corrected.refundMinor, corrected.currency)} ${corrected.currency}`;
    return <Banner tone="good" icon="check" words={t('correction.done', { number: corrected.number, amount })} />;
  }
  if (isQuestion) return <LimitQuestion trouble={trouble} no={t('cashDocument.change')} onNo={forgive} />;
  if (trouble === null && refund.declined !== '') return <Banner tone="warn" icon="card" words={refund.declined} />;
  return <TroubleBanner trouble={trouble} />;
}

function useKeysOf(correction: Correction): readonly WindowKey[] {
  const { t } = useTranslation();
  const open = useOpen();
  const { back } = usePhase('correction');
  const close = {
    id: 'close',
    label: t('frame.close'),
    shortcut: 'Escape',
    place: 'left',
    press: () => open(back),
  } as const;
  if (correction.corrected !== null) {
    return [close, { ...close, id: 'done', label: t('correction.goOn'), shortcut: 'Control+Enter', place: 'main' }];
  }
  if (correction.refund.isHeld) return heldKeys(correction, close, t);
  const forms = correction.forms.flatMap(({ paymentForm, name }, index): readonly WindowKey[] => {
    const shortcut = refundKeyOf(index);
    if (shortcut === undefined) return [];
    const press = () => correction.choose(paymentForm);
    return [{ id: paymentForm, label: name, shortcut, place: 'elsewhere', press }];
  });
  const reasons = USUAL_REASONS.map((reason, index): WindowKey => {
    const label = t(`correction.reasons.${reason}`);
    const shortcut = `Alt+${(index + 1) as 1 | 2 | 3}` as const;
    return { id: reason, label, shortcut, place: 'elsewhere', press: () => correction.say(label) };
  });
  const hasGoods = (correction.sheet?.lines.length ?? 0) > 0;
  const sayWhy = correction.reason.trim() === '' ? t('correction.sayWhy') : null;
  const whyNot = hasGoods ? sayWhy : t('correction.typeFirst');
  return [
    close,
    {
      id: 'all',
      label: t('correction.all'),
      shortcut: 'F9',
      place: 'left',
      reason: correction.hasReceipt ? null : t('correction.allComesBack'),
      press: correction.all,
    },
    {
      id: 'confirm',
      label: correction.isQuestion ? t('cashDocument.yes') : t('frame.confirm'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: correction.isBusy,
      reason: whyNot,
      press: () => void correction.run(),
    },
    ...forms,
    ...reasons,
  ];
}

/** While the terminal pays back nothing else is decided; a question can be left, it stays with its receipt. */
function heldKeys({ card }: Correction, close: WindowKey, t: TFunction): readonly WindowKey[] {
  switch (card.view) {
    case 'working':
      return [giveUpKey(card, t('card.giveUp'))];
    case 'question':
      return [close, askTerminalKey(card, t('card.askTerminal'))];
    default:
      return [{ ...close, reason: t('card.held') }];
  }
}
