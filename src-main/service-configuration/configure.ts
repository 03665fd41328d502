import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { realTimers } from '#main/printing/timers.ts';
import { keepEnrolmentCode, keepServiceUrls } from '#main/service-configuration/service-urls.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import { type Answer, agentClient, ask } from '#main/sync/agent-client.ts';
import type { SwitchableSync } from '#main/sync/switchable-sync.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  ServiceConfiguration,
  saveServicesSchema,
  TriedAddress,
  tryAddressSchema,
} from '#shared/contract/service-configuration.ts';
import { ok, type Result } from '#shared/result.ts';
import { configureServices, serviceUrl, typedAddress } from '#shared/till/service-address.ts';

/** Somebody waits before the window; a service that takes longer is as good as away. */
const DEADLINE_MS = 3_000;

type Nothing = Result<Record<string, never>, Refusal>;

export function showServices(desk: Desk, sync: SwitchableSync): Result<ServiceConfiguration, Refusal> {
  const operator = requireOperator(desk);
  return operator.ok ? ok(configurationOf(sync)) : operator;
}

function configurationOf(sync: SwitchableSync): ServiceConfiguration {
  const urls = sync.urls();
  return {
    posAgent: typedAddress(urls?.posAgentUrl ?? null),
    dataService: typedAddress(urls?.dataServiceUrl ?? null),
  };
}

/** Asks what was typed how it is, and who it is. Needs the right to save it: nobody else has to look around the network. */
export async function tryAddress(
  desk: Desk,
  sync: SwitchableSync,
  input: z.infer<typeof tryAddressSchema>,
): Promise<Result<TriedAddress, Refusal>> {
  const permitted = requireRight(desk, 'configure_services');
  if (!permitted.ok) return permitted;
  const url = serviceUrl(input);
  if (!url.ok) return url;
  const client = agentClient({ url: url.value, ca: sync.ca, signer: null });
  const deadline = { timers: realTimers, delayMs: DEADLINE_MS, stop: new AbortController().signal };
  const answer = await ask(deadline, (signal) =>
    input.service === 'pos-agent' ? client.posAgent.health({}, { signal }) : client.dataService.health({}, { signal }),
  );
  if (answer.kind === 'answered') {
    const isIt = answer.value.service === input.service;
    return ok({ outcome: isIt ? 'running' : 'other_service', version: answer.value.version });
  }
  return ok({ outcome: OUTCOMES[answer.kind], version: null });
}

const OUTCOMES: Readonly<Record<Exclude<Answer<never>['kind'], 'answered'>, TriedAddress['outcome']>> = {
  not_let_in: 'other_service',
  away: 'not_reachable',
  not_trusted: 'not_trusted',
  faulty: 'faulty',
  refused: 'other_service',
  not_understood: 'other_service',
};

/** Saves both addresses, writes down who did, and goes over to them without a restart. */
export function saveServices(
  desk: Desk,
  sync: SwitchableSync,
  input: z.infer<typeof saveServicesSchema>,
): Result<ServiceConfiguration, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const before = sync.urls();
  let isChanged = false;
  const code = input.enrolmentCode.trim();
  const saved = carryOut(desk, { call: 'services.save', input }, () => {
    const decided = configureServices({ operator: operator.value, authoriser: desk.authoriser }, input);
    if (!decided.ok) return decided;
    const { urls } = decided.value;
    isChanged = before?.posAgentUrl !== urls.posAgentUrl || before?.dataServiceUrl !== urls.dataServiceUrl;
    keepServiceUrls(desk.connection, urls);
    keepEnrolmentCode(desk.connection, code);
    desk.journal.append(decided.value.event);
    return ok(urls);
  });
  if (!saved.ok) return saved;
  if (isChanged) sync.switchTo(saved.value);
  else if (code !== '') sync.now().tryNow();
  desk.wake();
  return ok(configurationOf(sync));
}

export function tryServices(sync: SwitchableSync): Nothing {
  sync.now().tryNow();
  return ok({});
}

/** Checked in this order: logged on, right. Nothing is taken over before the Agent is asked to enrol this till again. */
export function trustNewAgent(desk: Desk, sync: SwitchableSync, input: { readonly commandId: string }): Nothing {
  const permitted = requireRight(desk, 'configure_services');
  if (!permitted.ok) return permitted;
  const trusted = carryOut(desk, { call: 'services.trustNewAgent', input }, () => ok({}));
  if (trusted.ok) sync.now().trustNewAgent();
  return trusted;
}
