import type { Answering } from '#main/bridge/answering.ts';
import { importCatalogue } from '#main/catalogue/import-catalogue.ts';
import { authorised } from '#main/operator/authorise.ts';

export function catalogueAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.catalogue;
  return {
    import: os.import.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => importCatalogue(at, input))),
    ),
  };
}
