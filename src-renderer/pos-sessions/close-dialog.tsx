import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTroubleOf, type Trouble } from '#renderer/connection/carry-out.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { PosSession } from '#shared/contract/session.ts';

/** Asks once more, says what follows, and takes the reason where the till of the session does not answer. */
export function CloseDialog(props: {
  readonly session: PosSession;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  readonly park: { readonly isBusy: boolean; readonly press: () => void };
  readonly onKeep: () => void;
  readonly onConfirm: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { session } = props;
  const { till, operatorName: name, shiftNumber: number } = session;
  const needsReason = !session.isReachable && !session.isLast;
  return (
    <Dialog
      title={t('posSessions.ask', { name, till })}
      kind="narrow"
      close={{ label: t('posSessions.keepOpen'), press: props.onKeep }}
      more={
        isTroubleOf(props.trouble, 'session_open') && !session.isOwn ? (
          <Key label={t('endOfShift.parkIt')} isBusy={props.park.isBusy} onPress={props.park.press} />
        ) : undefined
      }
      answer={{
        label: t('posSessions.closeSession'),
        tone: 'stop',
        isBusy: props.isBusy,
        press: () => props.onConfirm(reason),
      }}
    >
      <div className="body">
        <TroubleBanner trouble={props.trouble} />
        {session.isReachable ? null : <p>{t('posSessions.notReachable', { till })}</p>}
        <p>{session.isLast ? t('posSessions.isLast', { number }) : t('posSessions.isNotLast', { number, till })}</p>
        {needsReason ? (
          <TextField label={t('posSessions.reason')} isFirst maxLength={80} value={reason} onWrite={setReason} />
        ) : null}
        {session.isReachable ? null : <p className="label">{t('posSessions.lateSales', { till })}</p>}
      </div>
    </Dialog>
  );
}
