import { useTranslation } from 'react-i18next';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { Gate } from '#renderer/managers/gate.tsx';
import { NewPasswordFields, useNewPassword } from '#renderer/managers/new-password-fields.tsx';
import { usePageStore, useSeat } from '#renderer/managers/page-context.tsx';

/** A password that somebody else has set opens nothing but this. */
export function ChoosePasswordPage() {
  const { t } = useTranslation('managers');
  const seat = useSeat();
  const sit = usePageStore((store) => store.sit);
  const typed = useNewPassword();
  const choose = useAct((client) => client.logon.choosePassword);
  const take = async () => {
    const { before, password } = typed;
    if ((await choose.run({ before, password })) !== null) sit({ ...seat, mustChoosePassword: false });
  };
  return (
    <Gate
      title={t('password.title')}
      words={t('password.first')}
      trouble={choose.trouble}
      enter={t('password.take')}
      isBusy={choose.isBusy}
      onEnter={() => {
        if (typed.isWhole) void take();
      }}
    >
      <NewPasswordFields typed={typed} />
    </Gate>
  );
}
