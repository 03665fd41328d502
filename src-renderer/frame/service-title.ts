import type { TillState } from '#shared/contract/till.ts';

/** What the icon says in words; yellow names who is away. */
export function titleOf({ dataService, level, posAgent, versionWords }: TillState['services']) {
  if (level !== 'yellow') return level;
  if (posAgent !== 'running') return 'posAgentAway';
  if (dataService !== 'running') return 'dataServiceAway';
  return versionWords === '' ? 'erpBehind' : 'otherVersion';
}
