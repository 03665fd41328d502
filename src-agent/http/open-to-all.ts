/** What anybody may ask without a signature: how the services are, and how to talk to them. */
export const OPEN_TO_ALL = new Set([
  '/pos-agent/health',
  '/pos-agent/ready',
  '/data-service/health',
  '/data-service/ready',
  '/openapi.json',
  '/metrics',
]);
