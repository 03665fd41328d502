import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PinWords } from '#renderer/authorization/pin-words.tsx';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { afterPress } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import type { ShownOperator } from '#renderer/operators/use-roster.ts';
import { useClient } from '#renderer/till/till-context.tsx';

/** A PIN for one log-on. It is seen while it is typed: somebody has to be told it. */
export function OneTimePinDialog(props: {
  readonly operator: ShownOperator;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const { t } = useTranslation(['configuration', 'windows']);
  const { id: operatorId, name } = props.operator;
  const [pin, setPin] = useState('');
  const set = useCommand(useClient().roster.setOneTimePin);
  const reason = pin === '' ? t('windows:changePin.typeNew') : null;
  const write = (next: string) => {
    set.forgive();
    setPin(next);
  };
  const confirm = async () => {
    if (reason !== null) return;
    const outcome = await set.run({ operatorId, pin });
    if (outcome?.kind === 'done') props.onDone(t('operators.pinDone', { name }));
  };
  return (
    <Dialog
      title={t('operators.pinTitle', { name })}
      kind="auth"
      close={{ press: props.onClose }}
      answer={{ isBusy: set.isBusy, reason, press: () => void confirm() }}
    >
      <div className="body two">
        <div className="auth-left">
          <p>{t('operators.pinNote', { name })}</p>
          <p className="label">{t('windows:changePin.rule')}</p>
        </div>
        <div className="auth-right">
          <TextField label={t('operators.oneTimePin')} isFirst maxLength={64} value={pin} onWrite={write} />
          <NumericPad
            layout="pin"
            onPress={(press) => {
              if (press.kind === 'enter') void confirm();
              else write(afterPress(pin, press));
            }}
          />
          <PinWords trouble={set.trouble} wait={0} />
        </div>
      </div>
    </Dialog>
  );
}
