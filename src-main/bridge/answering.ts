import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server';
import type { Backups } from '#main/backup/open-backups.ts';
import { malformedCall } from '#main/bridge/answer-malformed.ts';
import { unreadableText } from '#main/bridge/readable-text.ts';
import type { DrivenDisplay } from '#main/display/drive-display.ts';
import { speakRefusal, spoken } from '#main/language/speak.ts';
import type { MasterData } from '#main/master-data/open-master-data.ts';
import { admit } from '#main/operator/admit.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import type { PaperCounter } from '#main/paper/paper-counter.ts';
import type { Scanner } from '#main/scanner/open-scanner.ts';
import type { Scans } from '#main/scanner/scans.ts';
import type { SwitchableSync } from '#main/sync/switchable-sync.ts';
import type { Terminal } from '#main/terminal/open-terminal.ts';
import type { Changes } from '#main/till/changes.ts';
import type { Grounds } from '#main/training/grounds.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { TillState } from '#shared/contract/till.ts';
import { type TillContract, tillContract } from '#shared/contract/till-contract.ts';
import type { Result } from '#shared/result.ts';

export type RouterParts = {
  readonly dataDir: string;
  readonly desk: PinDesk;
  readonly changes: Changes;
  readonly scans: Scans;
  readonly scanner: Scanner;
  readonly display: DrivenDisplay;
  readonly masterData: MasterData;
  readonly state: () => TillState;
  readonly paper: PaperCounter;
  readonly grounds: Grounds;
  readonly terminal: Terminal;
  /** The receipt printer's address was given for this run; what is set up applies from the next. */
  readonly isPrinterGiven: boolean;
  readonly isDisplayGiven: boolean;
  readonly isScannerGiven: boolean;
  readonly sync: SwitchableSync;
  readonly backups: Backups;
  readonly continueAfterStop: () => Result<Record<string, never>, Refusal>;
  /** A fault nobody foresaw: written to the log under an incident id, which is all that leaves the till. */
  readonly incident: (call: readonly string[], fault: unknown) => Error;
};

/** Named, because the compiler gives up writing out what it would infer. */
type TillImplementer = ImplementerInternalWithMiddlewares<TillContract, Record<never, never>, Record<never, never>>;

/**
 * What every domain's answers are made with: the contract to implement, behind the door that admits a call, and the words
 * for what was decided. Handlers hand on to their domain; nothing is decided in them.
 */
export type Answering = RouterParts & {
  readonly implementer: TillImplementer;
  readonly say: <T>(result: Result<T, Refusal>) => Reply<T>;
};

export function answering(parts: RouterParts): Answering {
  return {
    ...parts,
    implementer: admitting(parts),
    say: (result) => spoken(result, parts.desk.configuration()),
  };
}

/** Before any handler: text that can be read, a till that is not locked; after it: faults told by incident only. */
function admitting({ desk, incident }: RouterParts): TillImplementer {
  return implement(tillContract).use(async ({ next, path }, input, output) => {
    const refuse = (refusal: Refusal) =>
      output({ accepted: false, refusal: speakRefusal(refusal, desk.configuration()) } as never);
    try {
      const unreadable = unreadableText(input);
      if (unreadable !== null) {
        const problem = `${unreadable}: text with broken or invisible characters`;
        return refuse({ code: 'malformed_call', facts: { problem } });
      }
      const turnedAway = admit(desk, path, input);
      return turnedAway === null ? await next() : refuse(turnedAway);
    } catch (fault) {
      const refusal = malformedCall(fault);
      if (refusal === null) throw incident(path, fault);
      return refuse(refusal);
    }
  });
}
