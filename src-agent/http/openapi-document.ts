import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { callsOf } from '#agent/http/calls.ts';
import { OPEN_TO_ALL } from '#agent/http/open-to-all.ts';
import { agentContract } from '#shared/contract/agent-contract.ts';
import { DOOR_REFUSALS, SIGNATURE_TAG } from '#shared/contract/agent-door.ts';
import { ERP_REFUSALS } from '#shared/contract/erp.ts';
import { erpContract } from '#shared/contract/erp-contract.ts';

/** The contract as an OpenAPI document, generated from the very schemas that check each call. */
export async function openApiDocument(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(
    { ...agentContract, erp: erpContract },
    {
      info: { title: 'Tillkeeper POS Agent and Data Service', version },
      components: { securitySchemes: { tillSignature: TILL_SIGNATURE, erpToken: ERP_TOKEN } },
      security: [{ tillSignature: [] }],
    },
  );
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (OPEN_TO_ALL.has(path) && item?.get !== undefined) item.get.security = [];
    if (ERP_PATHS.has(path) && item?.get !== undefined) item.get.security = [{ erpToken: [] }];
  }
  return document;
}

const ERP_PATHS = new Set(callsOf(erpContract).map(({ path }) => path));

const ERP_TOKEN: OpenAPI.SecuritySchemeObject = {
  type: 'http',
  scheme: 'bearer',
  description: `A token of one store, made with "agent erp-token". Refusals: ${Object.entries(ERP_REFUSALS)
    .map(([code, status]) => `${code} (${status})`)
    .join(', ')}`,
};

const TILL_SIGNATURE: OpenAPI.SecuritySchemeObject = {
  type: 'http',
  scheme: 'signature',
  description:
    'HTTP Message Signatures (RFC 9421), Ed25519, over @method, @path, @query and, with a body, content-digest (RFC 9530, ' +
    `sha-256); parameters created, nonce, alg, keyid and tag "${SIGNATURE_TAG}". keyid is STORE/TILL/THUMBPRINT, each ` +
    'percent-encoded, the thumbprint being base64url of the SHA-256 of the public key in SPKI DER. A till that enrols signs ' +
    'with the key that it asks to be known with. Refusals: ' +
    Object.entries(DOOR_REFUSALS)
      .map(([code, status]) => `${code} (${status})`)
      .join(', '),
};
