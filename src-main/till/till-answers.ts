import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { glance } from '#main/shift/summary.ts';
import { about, supportFile } from '#main/till/about.ts';
import { acknowledgeClock } from '#main/till/clock-notice.ts';
import { setLanguage } from '#main/till/set-language.ts';
import { ok } from '#shared/result.ts';

export function tillAnswers({
  implementer,
  dataDir,
  desk,
  grounds,
  changes,
  state,
  continueAfterStop,
  say,
}: Answering) {
  const os = implementer.till;
  return {
    state: os.state.handler(() => say(ok(state()))),
    watch: os.watch.handler(async function* ({ signal }) {
      let seen = changes.revision;
      do {
        seen = changes.revision;
        yield state();
      } while (await changes.past(seen, signal));
    }),
    setLanguage: os.setLanguage.handler(({ input }) => say(setLanguage(desk, input))),
    continueAfterStop: os.continueAfterStop.handler(() => say(continueAfterStop())),
    acknowledgeClock: os.acknowledgeClock.handler(({ input }) => say(acknowledgeClock(desk, input))),
    glance: os.glance.handler(() => say(glance(desk))),
    about: os.about.handler(() => say(about(desk, { dataDir, real: grounds.real }))),
    supportFile: os.supportFile.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => supportFile(at, { dataDir, real: grounds.real }))),
    ),
  };
}
