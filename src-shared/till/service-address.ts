import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ServiceAddress, ServiceConfiguration } from '#shared/contract/service-configuration.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** Both services by URL; null: this till works alone. */
export type ServiceUrls = { readonly posAgentUrl: string; readonly dataServiceUrl: string } | null;

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63})*\.?|\[[0-9a-f:.]{2,45}\])$/i;

/**
 * "http://192.168.1.10:7310" from what was typed: a name, an IPv4 number or an IPv6 number in brackets, with "https://"
 * before it where the service shows a certificate.
 */
export function serviceUrl({ address, port }: ServiceAddress): Result<string, Refusal> {
  const [, scheme = 'http://', host = ''] = /^(https?:\/\/)?(.*?)\/?$/i.exec(address.trim()) ?? [];
  const number = Number(port.trim());
  if (!HOST.test(host) || !/^\d{1,5}$/.test(port.trim()) || number < 1 || number > 65_535)
    return no({ code: 'service_address_wrong', facts: { address: `${host}:${port.trim()}` } });
  return ok(`${scheme.toLowerCase()}${host}:${number}`);
}

/** The typed form of a URL; empty for none. */
export function typedAddress(url: string | null): ServiceAddress {
  const match = /^(?:http:\/\/)?(.+):(\d+)$/.exec(url ?? '');
  return { address: match?.[1] ?? '', port: match?.[2] ?? '' };
}

/** Checked in this order: right, POS Agent's address, Data Service's address. */
export function configureServices(
  authority: Authority,
  typed: ServiceConfiguration,
): Result<{ readonly urls: NonNullable<ServiceUrls>; readonly event: NewEvent }, Refusal> {
  const permitted = permit(authority, 'configure_services');
  if (!permitted.ok) return permitted;
  const posAgent = serviceUrl(typed.posAgent);
  if (!posAgent.ok) return posAgent;
  const dataService = serviceUrl(typed.dataService);
  if (!dataService.ok) return dataService;
  const urls = { posAgentUrl: posAgent.value, dataServiceUrl: dataService.value };
  const scene = { actor: authority.operator.id, shiftId: null, sessionId: null, ...permitted.value };
  return ok({ urls, event: event('services.configured', scene, urls) });
}
