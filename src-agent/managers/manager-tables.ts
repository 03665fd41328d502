import type { ManagerRole } from '#shared/managers/manager-role.ts';

export type ManagerTables = {
  readonly manager: {
    readonly store: string;
    readonly login: string;
    readonly name: string;
    readonly role: ManagerRole;
    readonly password_hash: string;
    readonly is_one_time: number;
    readonly made_at: string;
    readonly ended_at: string | null;
  };
  readonly manager_session: {
    readonly store: string;
    readonly token_hash: string;
    readonly login: string;
    readonly csrf_token: string;
    readonly opened_at: string;
    readonly expires_at: string;
  };
  readonly manager_failure: {
    readonly store: string;
    readonly login: string;
    readonly failures: number;
    readonly last_at: string;
  };
  readonly page_closing: {
    readonly store: string;
    readonly session_id: string;
    readonly closed_by: string;
    readonly closed_by_name: string;
    readonly reason: string;
    readonly closed_at: string;
  };
  readonly manager_act: {
    readonly store: string;
    readonly act_id: string;
    readonly at: string;
    readonly login: string;
    readonly name: string;
    readonly act: string;
    readonly subject: string;
    readonly detail: string;
    readonly address: string;
  };
};
