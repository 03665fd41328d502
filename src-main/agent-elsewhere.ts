import { readFileSync } from 'node:fs';
import type { EmbeddedAgent } from '#main/embedded-agent.ts';
import type { HostOptions } from '#main/host-options.ts';
import { StartRefusal } from '#main/start-refusal.ts';

/** What a till needs to know of a POS Agent that somebody else runs. */
export type AgentElsewhere = {
  readonly agentUrl: string;
  readonly agentCa: string | null;
  readonly enrolmentCode: () => string | null;
};

/** Null: no Agent is named, so one is to be started beside the till. */
export function agentElsewhere({ agentUrl, agentCaFile, enrolmentCode }: HostOptions): AgentElsewhere | null {
  if (agentUrl === null) return null;
  return {
    agentUrl: agentUrl.replace(/\/+$/, ''),
    agentCa: agentCaFile === null ? null : readCa(agentCaFile),
    enrolmentCode: () => enrolmentCode,
  };
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartRefusal(`The file ${path} with the certificate of the POS Agent's authority cannot be read.`);
  }
}

/** In the place of an agent beside the till, where there is none to start and to stop. */
export const NO_EMBEDDED_AGENT: EmbeddedAgent = { ready: Promise.resolve(), stop: async () => {} };
