import type { DecodedPaper } from '#main/printing/profile.ts';
import type { SimCondition, SimFault, SimFaultKind, SimHabits } from '#tools/sim/printer/sim-state.ts';

/** The printer’s end of a wire to a host: a socket, a serial line, or in one process a pair of functions. */
export type SimLine = {
  readonly say: (bytes: Uint8Array) => void;
  /** Stops and goes on taking bytes from the wire. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Tells the other side at once that nobody is there any more. */
  readonly reset: () => void;
  /** From now on nothing is taken and nothing said, and nobody is told. */
  readonly cut: () => void;
};

export type SimHost = { readonly receive: (bytes: Uint8Array) => void; readonly close: () => void };

/** A piece of paper that was cut off, or what still hangs out of the printer. */
export type SimSlip = {
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
  /** Where its power was lost or its memory cleared: half a command before means nothing to what comes after. */
  readonly breaks: readonly number[];
};

export type SimKick = { readonly pin: 2 | 5; readonly isRealTime: boolean };

/**
 * A receipt printer as a machine: memory with a size, a head that prints from it, sensors, and a mouth. Bytes go in over one
 * line at a time; what is printed is what was taken out of the memory, never what arrived.
 */
export type SimPrinter = {
  readonly connect: (line: SimLine) => SimHost;
  readonly condition: () => SimCondition;
  /** A person does something: loads paper, opens the cover, pulls the plug, opens the drawer with the key. */
  readonly set: (change: Partial<SimCondition>) => void;
  readonly fail: (what: SimFaultKind) => void;
  readonly failAt: (fault: SimFault) => void;
  readonly behave: (habits: Partial<SimHabits>) => void;
  readonly habits: () => SimHabits;
  readonly slips: () => readonly SimSlip[];
  readonly kicks: () => readonly SimKick[];
  readonly received: () => number;
  readonly printed: () => number;
  readonly buffered: () => number;
  readonly hosts: () => number;
  readonly read: (slip: SimSlip) => DecodedPaper;
};
