import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { AccountDialog } from '#renderer/managers/account-dialog.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useAct, useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { OneTimePassword } from '#renderer/managers/one-time-password.tsx';
import { useSeat } from '#renderer/managers/page-context.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { PageAccount } from '#shared/contract/managers-accounts.ts';

const question = (client: AgentPageClient) => client.accounts.list({});

type Open =
  | { readonly what: 'account'; readonly account: PageAccount | null }
  | { readonly what: 'password'; readonly login: string; readonly password: string };

/** Who may use the page. The command line does the same for whoever cannot get in any more. */
export function AccountsSection() {
  const { t } = useTranslation('managers');
  const { value, trouble, again } = useLiveAnswer(question);
  const [open, setOpen] = useState<Open | null>(null);
  const reset = useAct((client) => client.accounts.reset);
  const done = () => {
    setOpen(null);
    again();
  };
  const give = async (login: string) => {
    const given = await reset.run({ login });
    if (given !== null) setOpen({ what: 'password', login, ...given });
  };
  return (
    <>
      <ListSheet
        title={t('sections.accounts')}
        tools={
          <button type="button" className="key small" onClick={() => setOpen({ what: 'account', account: null })}>
            {t('accounts.new')}
          </button>
        }
        trouble={trouble ?? reset.trouble}
        count={value?.accounts.length ?? null}
        none=""
        head={
          <tr>
            <ColumnHead>{t('logOn.login')}</ColumnHead>
            <ColumnHead>{t('operators.name')}</ColumnHead>
            <ColumnHead>{t('operators.role')}</ColumnHead>
            <ColumnHead>{t('operators.state')}</ColumnHead>
            <ColumnHead>{t('accounts.made')}</ColumnHead>
            <th scope="col">
              <span className="unseen">{t('list.acts')}</span>
            </th>
          </tr>
        }
        rows={(value?.accounts ?? []).map((account) => (
          <AccountRow
            key={account.login}
            account={account}
            onChange={() => setOpen({ what: 'account', account })}
            onReset={() => void give(account.login)}
          />
        ))}
      />
      {open?.what === 'account' ? (
        <AccountDialog account={open.account} onMade={(made) => setOpen({ what: 'password', ...made })} onDone={done} />
      ) : null}
      {open?.what === 'password' ? (
        <OneTimePassword
          title={t('accounts.passwordOf', { login: open.login })}
          password={open.password}
          note={t('accounts.goodOnce')}
          onDone={done}
        />
      ) : null}
    </>
  );
}

function AccountRow(props: {
  readonly account: PageAccount;
  readonly onChange: () => void;
  readonly onReset: () => void;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const own = useSeat().login;
  const { login, name, role, isOneTime, madeAt, endedAt } = props.account;
  return (
    <tr>
      <th scope="row">{login}</th>
      <td className="folds">{name}</td>
      <td>{t(`accounts.roles.${role}`)}</td>
      <td>
        {endedAt === null ? (
          <span className={isOneTime ? 'tag warn' : 'tag good'}>
            {t(isOneTime ? 'accounts.oneTime' : 'operators.active')}
          </span>
        ) : (
          <span className="tag calm">{t('operators.stopped')}</span>
        )}
      </td>
      <td>{words.moment(madeAt, 'day-and-year')}</td>
      <td className="acts">
        <button type="button" className="key small" onClick={props.onChange}>
          {t('operators.change')}
          <span className="unseen"> {login}</span>
        </button>
        {/* Their own password people change themselves: this one would log them off before they have read it. */}
        {endedAt !== null || login === own ? null : (
          <button type="button" className="key small" onClick={props.onReset}>
            {t('accounts.newPassword')}
            <span className="unseen"> {login}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
