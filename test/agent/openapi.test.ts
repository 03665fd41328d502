import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { get, startTestAgent } from '#test/agent/agent-in-process.ts';

test('the document at /openapi.json is valid OpenAPI 3.1, and one with a flaw is not', async () => {
  const agent = await startTestAgent();
  const { status, body } = await get(agent.url, '/openapi.json');
  expect(status).toBe(200);
  const validator = new Validator();
  expect(await validator.validate({ ...body })).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  expect((await new Validator().validate({ ...body, paths: 'none' })).valid).toBe(false);
});
