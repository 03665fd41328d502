import type { Answering } from '#main/bridge/answering.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { ok } from '#shared/result.ts';

export function dataUpdateAnswers({ implementer, desk, masterData, say }: Answering) {
  const os = implementer.dataUpdate;
  return {
    show: os.show.handler(() => say(ok(masterData.show()))),
    start: os.start.handler(({ input }) => {
      const operator = requireOperator(desk);
      if (!operator.ok) return say(operator);
      masterData.update(input.groups);
      return say(ok(masterData.show()));
    }),
  };
}
