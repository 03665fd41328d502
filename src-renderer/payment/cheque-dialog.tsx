import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import type { Cheque } from '#shared/sale/cheque.ts';

/** Which cheque it is: asked for each one, for a form used twice stays two payments. */
export function ChequeDialog(props: { readonly onTake: (cheque: Cheque) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [bank, setBank] = useState('');
  return (
    <Dialog
      title={t('cheque.question')}
      kind="cheque"
      close={{ press: props.onClose }}
      answer={{ press: () => props.onTake({ number: number.trim(), bank: bank.trim() }) }}
    >
      <div className="body">
        <TextField label={t('cheque.number')} isFirst maxLength={40} value={number} onWrite={setNumber} />
        <TextField
          label={t('cheque.bank')}
          placeholder={t('cheque.bankHint')}
          maxLength={60}
          value={bank}
          onWrite={setBank}
        />
      </div>
    </Dialog>
  );
}
