import { ask } from '#shared/contract/ask.ts';
import { importCatalogueSchema, importReportSchema } from '#shared/contract/catalogue.ts';

export const catalogueCalls = {
  import: ask(importCatalogueSchema, importReportSchema),
};
