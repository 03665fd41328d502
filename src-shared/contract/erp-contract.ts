import { oc } from '@orpc/contract';
import { askDocumentsSchema, documentsPageSchema } from '#shared/contract/erp.ts';

/**
 * What an ERP may ask the Data Service, with a token of its own: read only, one store. Each document comes at least once
 * and always at the same place.
 */
export const erpContract = {
  documents: oc
    .route({
      method: 'GET',
      path: '/data-service/v1/erp/documents',
      summary: 'Receipts, corrections, cash documents and shifts of a store after a cursor',
    })
    .input(askDocumentsSchema)
    .output(documentsPageSchema),
};
