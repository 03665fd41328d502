import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures about this instance for Prometheus, at /metrics. Named by call, never by store or till: a label for each would never end. */
export function measure(server: FastifyInstance, callOf: (path: string) => string): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'tillkeeper_agent_requests_total',
    help: 'Requests answered, by call and HTTP status',
    labelNames: ['call', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'tillkeeper_agent_request_seconds',
    help: 'Time from request to answer, by call',
    labelNames: ['call'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const open = new Gauge({ name: 'tillkeeper_agent_open_requests', help: 'Requests under way', registers });
  server.addHook('onRequest', async () => open.inc());
  server.addHook('onResponse', async (request, reply) => {
    open.dec();
    const call = callOf(request.url.split('?', 1)[0] ?? '');
    requests.inc({ call, status: reply.statusCode });
    seconds.observe({ call }, reply.elapsedTime / 1000);
  });
  server.get('/metrics', async (_request, reply) => {
    return await reply.type(registry.contentType).send(await registry.metrics());
  });
}
