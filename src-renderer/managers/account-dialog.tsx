import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '#renderer/frame/check.tsx';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import type { PageAccount } from '#shared/contract/managers-accounts.ts';
import { MANAGER_ROLES, type ManagerRole } from '#shared/managers/manager-role.ts';

type Draft = { readonly login: string; readonly name: string; readonly role: ManagerRole; readonly isEnded: boolean };
const NOBODY: Draft = { login: '', name: '', role: 'manager', isEnded: false };

/** An account of the page: made, or changed. `onMade` takes its first password. */
export function AccountDialog(props: {
  readonly account: PageAccount | null;
  readonly onMade: (made: { readonly login: string; readonly password: string }) => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const { account, onMade, onDone } = props;
  const [draft, setDraft] = useState<Draft>(
    account === null ? NOBODY : { ...account, isEnded: account.endedAt !== null },
  );
  const make = useAct((client) => client.accounts.make);
  const change = useAct((client) => client.accounts.change);
  const { login, name, role, isEnded } = draft;
  const press = async () => {
    if (account !== null) {
      if ((await change.run({ login, name, role, isEnded })) !== null) onDone();
      return;
    }
    const made = await make.run({ login, name, role });
    if (made !== null) onMade({ login: login.trim().toLowerCase(), ...made });
  };
  return (
    <Dialog
      title={account === null ? t('accounts.new') : t('operators.changeTitle', { name: account.name })}
      kind="account"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('operators.keep'),
        isBusy: make.isBusy || change.isBusy,
        reason: login.trim() === '' || name.trim() === '' ? t('accounts.missing') : null,
        press: () => void press(),
      }}
    >
      <div className="body">
        {account === null ? (
          <TextField
            label={t('logOn.login')}
            value={login}
            onWrite={(typed) => setDraft({ ...draft, login: typed.toLowerCase().replaceAll(/[^a-z0-9._-]/g, '') })}
            maxLength={40}
            isFirst
          />
        ) : null}
        <TextField
          label={t('operators.name')}
          value={name}
          onWrite={(typed) => setDraft({ ...draft, name: typed })}
          maxLength={60}
          isFirst={account !== null}
        />
        <Segment
          name={t('operators.role')}
          choices={MANAGER_ROLES.map((value) => ({ value, label: t(`accounts.roles.${value}`) }))}
          chosen={role}
          onChoose={(chosen) => setDraft({ ...draft, role: chosen })}
        />
        <p className="label">{t(`accounts.roleWords.${role}`)}</p>
        {account === null ? (
          <p className="label">{t('accounts.firstPassword')}</p>
        ) : (
          <Check
            label={t('operators.mayWork')}
            note={t('accounts.endedNote')}
            isOn={!isEnded}
            onChange={(isOn) => setDraft({ ...draft, isEnded: !isOn })}
          />
        )}
        <TroubleWords trouble={make.trouble ?? change.trouble} />
      </div>
    </Dialog>
  );
}
