import type { Answering } from '#main/bridge/answering.ts';
import { changeLayout, exportLayout } from '#main/layout/change-layout.ts';
import { authorised } from '#main/operator/authorise.ts';

export function layoutAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.layout;
  return {
    change: os.change.handler(async ({ input }) =>
      say(
        await authorised(desk, input, (at) =>
          changeLayout(at, { call: 'layout.change', input }, { cause: 'changed', layout: input.layout }),
        ),
      ),
    ),
    reset: os.reset.handler(async ({ input }) =>
      say(
        await authorised(desk, input, (at) =>
          changeLayout(at, { call: 'layout.reset', input }, { cause: 'reset', window: input.window }),
        ),
      ),
    ),
    import: os.import.handler(async ({ input }) =>
      say(
        await authorised(desk, input, (at) =>
          changeLayout(
            at,
            { call: 'layout.import', input },
            { cause: 'imported', text: input.text, fileName: input.fileName },
          ),
        ),
      ),
    ),
    export: os.export.handler(() => say(exportLayout(desk))),
  };
}
