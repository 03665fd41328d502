import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import type { PadPress } from '#renderer/money/active-entry.tsx';
import { useMoney } from '#renderer/money/use-money.ts';

type PadProps = {
  readonly onPress: (press: PadPress) => void;
  /** `amount`: with 00, the decimal sign and Enter. `pin`: figures, Clear, erase. */
  readonly layout: 'amount' | 'pin';
  /** Stands between erase and Enter; Clear where a window gives nothing else. */
  readonly tool?: ReactNode;
};

/** Lower right in every window. Its keys never take the focus from the entry: a hand may change between pad and keyboard. */
export function NumericPad({ onPress, layout, tool }: PadProps) {
  const { t } = useTranslation();
  const figure = (text: string) => <PadKey key={text} onPress={() => onPress({ kind: 'type', text })} face={text} />;
  const erase = (
    <PadKey onPress={() => onPress({ kind: 'erase' })} name={t('pad.erase')} face={<Icon name="back" />} isWord />
  );
  const clear = <PadKey onPress={() => onPress({ kind: 'clear' })} face={t('pad.clear')} isWord />;
  const rows = [['7', '8', '9'] as const, ['4', '5', '6'] as const, ['1', '2', '3'] as const].map((row) =>
    row.map(figure),
  );
  if (layout === 'pin')
    return (
      <fieldset className="pad three" aria-label={t('pad.name')}>
        {rows}
        {clear}
        {figure('0')}
        {erase}
      </fieldset>
    );
  return (
    <fieldset className="pad" aria-label={t('pad.name')}>
      {rows[0]}
      {erase}
      {rows[1]}
      {tool ?? clear}
      {rows[2]}
      <PadKey
        onPress={() => onPress({ kind: 'enter' })}
        face={
          <>
            <Icon name="enter" />
            <span>{t('pad.enter')}</span>
          </>
        }
        isWord
        isTall
      />
      {figure('0')}
      {figure('00')}
      <DecimalKey onPress={onPress} />
    </fieldset>
  );
}

function DecimalKey({ onPress }: Pick<PadProps, 'onPress'>) {
  const { decimalSign } = useMoney();
  return <PadKey onPress={() => onPress({ kind: 'type', text: decimalSign })} face={decimalSign} />;
}

export function PadKey(props: {
  readonly face: ReactNode;
  readonly onPress: () => void;
  readonly name?: string;
  readonly isWord?: boolean;
  readonly isTall?: boolean;
}) {
  return (
    <button
      type="button"
      className={`key${props.isWord ? ' word' : ''}${props.isTall ? ' tall' : ''}`}
      aria-label={props.name}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.face}
    </button>
  );
}
