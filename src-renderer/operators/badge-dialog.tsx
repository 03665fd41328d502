import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PinWords } from '#renderer/authorization/pin-words.tsx';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useBadge } from '#renderer/logon/use-badge.ts';
import type { ShownOperator } from '#renderer/operators/use-roster.ts';
import { useClient } from '#renderer/till/till-context.tsx';

/** The badge held to the reader, or its code typed, becomes this operator's; any earlier one opens nothing any more. */
export function BadgeDialog(props: {
  readonly operator: ShownOperator;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const { t } = useTranslation('configuration');
  const { id: operatorId, name, hasBadge } = props.operator;
  const [code, setCode] = useState('');
  const register = useCommand(useClient().roster.registerBadge);
  const keep = async (badge: string | null) => {
    const outcome = await register.run({ operatorId, badge });
    if (outcome?.kind === 'done')
      props.onDone(t(badge === null ? 'operators.badgeGone' : 'operators.badgeDone', { name }));
  };
  useBadge((badge) => void keep(badge));
  return (
    <Dialog
      title={t('operators.badgeTitle', { name })}
      kind="badge"
      close={{ press: props.onClose }}
      answer={{
        isBusy: register.isBusy,
        reason: code.trim() === '' ? t('operators.badgeNote') : null,
        press: () => void keep(code.trim()),
      }}
      more={hasBadge ? <Key label={t('operators.badgeAway')} tone="stop" onPress={() => void keep(null)} /> : null}
    >
      <div className="body">
        <p className="asked">
          <Icon name="badge" />
          <span>{t('operators.badgeNote')}</span>
        </p>
        <TextField
          label={t('operators.badgeCode')}
          isFirst
          maxLength={128}
          value={code}
          onWrite={(next) => {
            register.forgive();
            setCode(next);
          }}
        />
        <PinWords trouble={register.trouble} wait={0} />
      </div>
    </Dialog>
  );
}
