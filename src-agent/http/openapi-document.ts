import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { agentContract } from '#shared/contract/agent-contract.ts';

/** The contract as an OpenAPI document, generated from the very schemas that check each call. */
export async function openApiDocument(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return await generator.generate(agentContract, {
    info: { title: 'Tillkeeper POS Agent and Data Service', version },
  });
}
