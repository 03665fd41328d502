import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { NewPasswordFields, useNewPassword } from '#renderer/managers/new-password-fields.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';

/** Another password for whoever is logged on; wherever else they are logged on, they are no more. */
export function ChangePasswordDialog({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('managers');
  const typed = useNewPassword();
  const choose = useAct((client) => client.logon.choosePassword);
  const press = async () => {
    const { before, password } = typed;
    if ((await choose.run({ before, password })) !== null) onDone();
  };
  return (
    <Dialog
      title={t('password.change')}
      kind="change-password"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('password.take'),
        isBusy: choose.isBusy,
        reason: typed.isWhole ? null : t('password.missing'),
        press: () => void press(),
      }}
    >
      <div className="body">
        <p>{t('password.changeWords')}</p>
        <NewPasswordFields typed={typed} />
        <TroubleWords trouble={choose.trouble} />
      </div>
    </Dialog>
  );
}
