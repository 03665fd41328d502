import type { AgentDatabase } from '#agent/database/tables.ts';
import type { RefusedAttempts } from '#agent/door/refused-attempts.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import { type AuditedAct, writeAct } from '#agent/managers/audit-trail.ts';
import { checkLogOn } from '#agent/managers/log-on.ts';
import { type Manager, onlyStore, setPassword } from '#agent/managers/manager-row.ts';
import { managersImplementer, seated } from '#agent/managers/managers-implementer.ts';
import { endPageSession, openPageSession } from '#agent/managers/page-session.ts';
import { isPassword } from '#agent/managers/password.ts';
import { loginSchema } from '#shared/contract/managers-fields.ts';
import type { PageSeat } from '#shared/contract/managers-logon.ts';
import { managerPasswordFlaw, PASSWORD_SIGNS_MIN } from '#shared/managers/manager-password.ts';

export type LogonMeans = {
  readonly database: AgentDatabase;
  readonly attempts: RefusedAttempts;
  readonly now: () => string;
};

const FULL_SECONDS = 60;

/** Who answers the page's calls about who uses it. */
export function logonHandlers({ database, attempts, now }: LogonMeans) {
  const { logon } = managersImplementer;
  return {
    greet: logon.greet.handler(async ({ context: { session } }) =>
      accept({
        seat: session === null ? null : seatOf(session.manager, session.csrfToken),
        store: await onlyStore(database),
      }),
    ),
    logOn: logon.logOn.handler(async ({ input, context: { address, giveTicket } }) => {
      const { store, password } = input;
      const at = now();
      if (await attempts.isFull(address))
        return refuse({ code: 'logon_waits' as const, facts: { seconds: FULL_SECONDS } });
      const login = loginSchema.safeParse(input.login);
      const checked = login.success
        ? await checkLogOn(database, { store, login: login.data, password, now: at })
        : ({ ok: false, refusal: { code: 'logon_wrong', facts: {} } } as const);
      if (!checked.ok) {
        await attempts.add(address);
        if (login.success) await writeAct(database, act(login.data, 'logon_failed', { code: checked.refusal.code }));
        return refuse(checked.refusal);
      }
      const { ticket, csrfToken } = await openPageSession(database, checked.value, at);
      await writeAct(database, { ...act(checked.value.login, 'logon', {}), name: checked.value.name });
      giveTicket(ticket);
      return accept(seatOf(checked.value, csrfToken));

      function act(who: string, kind: AuditedAct['act'], detail: AuditedAct['detail']): AuditedAct {
        return { store, at, login: who, name: '', act: kind, subject: who, detail, address };
      }
    }),
    logOff: logon.logOff.handler(async ({ context: { session, address, giveTicket } }) => {
      giveTicket(null);
      if (session === null) return accept({});
      await endPageSession(database, session);
      await writeAct(database, ownAct(session.manager, 'logoff', { at: now(), address }));
      return accept({});
    }),
    choosePassword: logon.choosePassword.handler(async ({ input, context }) => {
      const { manager, tokenHash } = seated(context.session);
      const { store, login } = manager;
      if (!(await isPassword(input.before, manager.passwordHash)))
        return refuse({ code: 'password_wrong' as const, facts: {} });
      const flaw = managerPasswordFlaw(input.password, { login, before: input.before });
      if (flaw !== null) return refuse({ code: flaw, facts: { signs: PASSWORD_SIGNS_MIN } });
      const act = ownAct(manager, 'password_chosen', { at: now(), address: context.address });
      await setPassword(
        database,
        { store, login },
        {
          password: input.password,
          isOneTime: false,
          keepTokenHash: tokenHash,
          alongside: async (transaction) => await writeAct(transaction, act),
        },
      );
      return accept({});
    }),
  };
}

function ownAct(
  { store, login, name }: Manager,
  act: AuditedAct['act'],
  { at, address }: { readonly at: string; readonly address: string },
): AuditedAct {
  return { store, login, name, act, at, address, subject: login, detail: {} };
}

function seatOf({ store, login, name, role, isOneTime }: Manager, csrfToken: string): PageSeat {
  return { store, login, name, role, mustChoosePassword: isOneTime, csrfToken };
}
