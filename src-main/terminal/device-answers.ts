import type { z } from 'zod';
import type { Answering } from '#main/bridge/answering.ts';
import { openCardPayments } from '#main/card/card-records.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { logoAnswers } from '#main/device/logo-answers.ts';
import { printerAnswers } from '#main/device/printer-answers.ts';
import { setupAnswers } from '#main/device/setup-answers.ts';
import { say as sayIn } from '#main/language/speak.ts';
import { authorised } from '#main/operator/authorise.ts';
import { openSettlement } from '#main/settlement/settlement-records.ts';
import { requireOperator } from '#main/shift/standing.ts';
import type { Terminal } from '#main/terminal/open-terminal.ts';
import { terminalPlace } from '#main/terminal/terminal-address.ts';
import { keepTerminalSetting } from '#main/terminal/terminal-setting-store.ts';
import { permit } from '#shared/access/authority.ts';
import { isRunning } from '#shared/card/card-payment.ts';
import type { diagnoseTerminalSchema, setTerminalSchema, terminalDiagnosisSchema } from '#shared/contract/device.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Diagnosis = z.infer<typeof terminalDiagnosisSchema>;

export function deviceAnswers(at: Answering) {
  const { implementer, desk, say, terminal } = at;
  const os = implementer.device;
  return {
    ...setupAnswers(at),
    printer: printerAnswers(at),
    logo: logoAnswers(at),
    terminal: {
      get: os.terminal.get.handler(() =>
        say(ok({ setting: terminal.desk.setting(), isFromCommandLine: terminal.isFromCommandLine })),
      ),
      set: os.terminal.set.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => setTerminal(at, input))),
      ),
      diagnose: os.terminal.diagnose.handler(async ({ input }) => say(await diagnose(desk, terminal, input))),
    },
  };
}

/** Checked in this order: right, payment or report under way, address. Questions about the old terminal stay questions. */
function setTerminal(desk: Desk, input: z.infer<typeof setTerminalSchema>): Result<Record<string, never>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, 'change_terminal');
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call: 'device.terminal.set', input }, () => {
    const { setting } = input;
    const busy = whyBusy(desk);
    if (busy !== null) return no(busy);
    const isAsked = setting.kind === 'zvt-tcp' || setting.kind === 'zvt-serial';
    if (isAsked && terminalPlace(setting) === null) return no({ code: 'terminal_address_malformed' });
    const { password: _password, ...said } = setting;
    const scene = { actor: operator.value.id, shiftId: null, sessionId: null, ...permitted.value };
    desk.journal.append(event('terminal.set_up', scene, said));
    keepTerminalSetting(desk.connection, isAsked ? setting : { ...setting, address: '' });
    return ok({});
  });
}

function whyBusy(desk: Desk): Refusal | null {
  if (openCardPayments(desk.connection).some(isRunning)) return { code: 'card_payment_running' };
  return openSettlement(desk.connection)?.state === 'requested' ? { code: 'settlement_running' } : null;
}

/** The one call that waits for the terminal itself: an installer stands before it. It charges nothing. */
async function diagnose(
  desk: Desk,
  terminal: Terminal,
  input: z.infer<typeof diagnoseTerminalSchema>,
): Promise<Result<Diagnosis, Refusal>> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const busy = whyBusy(desk);
  if (busy !== null) return no(busy);
  const setting = input.setting ?? terminal.desk.setting();
  const { language } = desk.configuration();
  if (setting.kind === 'manual') return ok({ isWell: true, words: sayIn(language, 'terminal.byHand') });
  if (setting.kind === 'none') return no({ code: 'terminal_missing' });
  const tried = terminal.tried(setting);
  if (tried === null) return no({ code: 'terminal_address_malformed' });
  const silent = () => undefined;
  const found = await tried.diagnose({ onWords: silent, onPrint: silent, onSending: silent, onStep: silent });
  switch (found.kind) {
    case 'well': {
      const well = sayIn(language, 'terminal.well', { address: setting.address });
      const wish = found.wish === '' ? '' : ` ${sayIn(language, `terminal.wish.${found.wish}`)}`;
      return ok({ isWell: true, words: well + wish });
    }
    case 'declined':
      return ok({
        isWell: false,
        words: sayIn(
          language,
          `terminal.diagnosis.${found.reason === 'terminal_busy' ? 'busy' : found.reason === 'terminal_unreachable' ? 'silent' : 'refused'}`,
          { address: setting.address, code: found.code },
        ),
      });
    case 'unknown':
      return ok({ isWell: false, words: sayIn(language, 'terminal.diagnosis.silent', { address: setting.address }) });
  }
}
