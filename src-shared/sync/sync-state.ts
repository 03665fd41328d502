/** Why the icon is not green, or what to know though it is; each has its words in every language (`till.json`, group `sync`). */
export const SYNC_TROUBLES = [
  'agent_away',
  'agent_busy',
  'agent_faulty',
  'agent_not_trusted',
  'agent_not_understood',
  'agent_key_changed',
  'agent_ahead',
  'countersignature_invalid',
  'data_service_away',
  'enrolment_code_missing',
  'enrolment_code_wrong',
  'enrolment_other_key',
  'event_refused',
  'journal_fetched_back',
  'journal_forked',
  'message_refused',
  'request_not_let_in',
  'sending_failed',
  'till_replaced',
  'till_revoked',
  'version_incompatible',
] as const;
export type SyncTrouble = (typeof SYNC_TROUBLES)[number];

/** Words to be spoken with `speaker(language).t(key, { ns: 'till', ...facts })`. */
export type SyncWords = {
  readonly trouble: SyncTrouble;
  readonly key: `sync.${SyncTrouble}`;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** What the status icon beside the operator's name shows, and what a click on it tells. */
export type SyncState = {
  readonly level: 'green' | 'yellow' | 'red';
  readonly dataService: 'running' | 'stopped';
  /** `stuck`: it answers but does not take the next event; nothing is skipped, a person has to look. */
  readonly posAgent: 'running' | 'stopped' | 'stuck';
  /** A service speaks another version of the contract: what both understand works. */
  readonly isIncompatible: boolean;
  /** By minute, where the till's clock and the Agent's differ by more than a little; null: they do not, or nobody has answered. */
  readonly clocks: { readonly till: string; readonly agent: string } | null;
  readonly unsent: number;
  /** Wall time of the last answer from the POS Agent. */
  readonly lastContactAt: string | null;
  /** Null when there is nothing to say. */
  readonly words: SyncWords | null;
};

export function syncWords(trouble: SyncTrouble, facts: SyncWords['facts'] = {}): SyncWords {
  return { trouble, key: `sync.${trouble}`, facts };
}

/** Green with both services, yellow with one, red with none (article "Shift work", status of services). A stuck Agent is no service. */
export function levelOf({ dataService, posAgent }: Pick<SyncState, 'dataService' | 'posAgent'>): SyncState['level'] {
  const running = Number(dataService === 'running') + Number(posAgent === 'running');
  if (running === 2) return 'green';
  return running === 1 ? 'yellow' : 'red';
}
