import type { Token } from '#main/printing/cut-commands.ts';
import { createTokenizer } from '#main/printing/escpos/tokenizer.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { createStarTokenizer } from '#main/printing/star/tokenizer.ts';
import type { Timers } from '#main/printing/timers.ts';
import { readSlip } from '#tools/sim/printer/read-slip.ts';
import { createRealTimeWatch, type RealTimeCommand } from '#tools/sim/printer/real-time.ts';
import {
  dleEotAnswer,
  echoSlices,
  garbageFor,
  identity,
  isOffline,
  starStatus,
  statusBack,
} from '#tools/sim/printer/say-status.ts';
import type { SimKick, SimLine, SimPrinter } from '#tools/sim/printer/sim-parts.ts';
import {
  type SimCondition,
  type SimFault,
  type SimFaultKind,
  type SimHabits,
  USUAL_HABITS,
  WELL,
} from '#tools/sim/printer/sim-state.ts';

export type SimPrinterOptions = {
  readonly profile: PrinterProfile;
  readonly timers: Timers;
  readonly faults?: readonly SimFault[];
  readonly habits?: Partial<SimHabits>;
  readonly onChange?: () => void;
};

const KICK_MS = 100;
const TICK_MS = 20;
/** Holds the line with so many bytes left, and takes again with so many free (Epson TM-T88III, 4 KB). */
const [BUSY_LEFT, FREE_AGAIN] = [128, 256] as const;

export function createSimPrinter({ profile, timers, ...options }: SimPrinterOptions): SimPrinter {
  const onChange = options.onChange ?? (() => undefined);
  let habits: SimHabits = { ...USUAL_HABITS, ...options.habits };
  let condition: SimCondition = WELL;
  let faults = options.faults ?? [];
  let memory: number[] = [];
  let head = 0;
  let isHolding = false;
  let isStatusBack = false;
  let willJam = false;
  let etbCount = 0;
  let received = 0;
  let printed = 0;
  let isTicking = false;
  let isStepping = false;
  const slips: { bytes: number[]; isCut: boolean; breaks: number[] }[] = [];
  const kicks: SimKick[] = [];
  let hosts: Host[] = [];

  type Host = { readonly line: SimLine; waiting: number[]; isCut: boolean };
  const active = (): Host | null => hosts[0] ?? null;

  const say = (bytes: Uint8Array): void => {
    const host = active();
    if (host !== null && !host.isCut && condition.isOn && !condition.isHung) host.line.say(bytes);
  };

  const sayStatus = (): void => {
    if (!isStatusBack || habits.status !== 'normal') return;
    say(profile.protocol === 'star' ? starStatus(condition, habits, etbCount) : statusBack(condition, habits));
  };

  const set = (change: Partial<SimCondition>): void => {
    const before = condition;
    condition = { ...condition, ...change };
    if (before.isOn && !condition.isOn) loseMemory();
    if (JSON.stringify(before) === JSON.stringify(condition)) return;
    sayStatus();
    onChange();
    step();
  };

  const loseMemory = (): void => {
    memory = [];
    head = 0;
    [isStatusBack, willJam, etbCount] = [false, false, 0];
    breakOff();
  };

  const fail = (what: SimFaultKind): void => {
    switch (what) {
      case 'paper_out':
      case 'near_end':
        set({ paper: what === 'paper_out' ? 'out' : 'near_end' });
        return;
      case 'cover_open':
        set({ isCoverOpen: true });
        return;
      case 'cutter_jam':
        willJam = true;
        return;
      case 'unrecoverable':
        set({ fault: what });
        return;
      case 'power_cycle':
      case 'power_cycle_silent':
        powerCycle(what === 'power_cycle' ? 'reset' : 'cut');
        return;
      case 'power_off':
        loseLines('reset');
        set({ isOn: false });
        return;
      case 'reset_line':
      case 'cable_cut':
        loseLines(what === 'reset_line' ? 'reset' : 'cut');
        return;
      case 'hang':
        set({ isHung: true });
    }
  };

  const breakOff = (): void => {
    takeToken = tokenizer();
    for (const slip of slips.slice(-1)) slip.breaks.push(slip.bytes.length);
  };

  const powerCycle = (how: 'reset' | 'cut'): void => {
    set({ isOn: false, fault: 'none', isHung: false });
    loseLines(how);
    timers.after(habits.bootMs, () => set({ isOn: true }));
  };

  /** `reset` is told to the other side; of a cut it sees nothing, and a new connection finds a printer that is there. */
  const loseLines = (how: 'reset' | 'cut'): void => {
    const gone = hosts;
    hosts = [];
    isHolding = false;
    for (const host of gone) {
      host.isCut = true;
      host.line[how]();
    }
  };

  const failWhenDue = (): void => {
    const due = faults.filter(({ when }) => ('received' in when ? when.received <= received : when.printed <= printed));
    if (due.length === 0) return;
    faults = faults.filter((fault) => !due.includes(fault));
    for (const { what } of due) fail(what);
  };

  const execute = (command: RealTimeCommand): void => {
    switch (command.kind) {
      case 'status':
        answerStatus(command.n);
        return;
      case 'pulse':
        // Not while the printer is in error (Epson TM-T88III, p. 86).
        if (condition.fault === 'none') kick({ pin: command.pin, isRealTime: true });
        return;
      case 'recover':
        if (command.n === 2) clearMemory();
        if (condition.fault === 'cutter') set({ fault: 'none' });
        return;
      case 'power_off':
        set({ isOn: false });
        return;
      case 'clear':
        if (!habits.hasBufferClear) return;
        clearMemory();
        say(Uint8Array.of(0x37, 0x25, 0x00));
        return;
    }
  };

  const answerStatus = (n: number): void => {
    switch (habits.status) {
      case 'normal':
        say(
          profile.protocol === 'star'
            ? starStatus(condition, habits, etbCount)
            : Uint8Array.of(dleEotAnswer(n, condition, habits)),
        );
        return;
      case 'garbage':
      case 'endless_garbage':
        say(garbageFor(habits.status, n));
        return;
      case 'silent':
    }
  };

  const clearMemory = (): void => {
    memory = [];
    head = 0;
    breakOff();
    makeRoom();
  };

  const kick = (one: SimKick): void => {
    kicks.push(one);
    onChange();
    if (!habits.drawer.isWired || habits.drawer.isStuck) return;
    timers.after(KICK_MS, () => set({ isDrawerOpen: true }));
  };

  const watch = createRealTimeWatch(profile.protocol, execute);

  /** One byte off the wire. */
  const receive = (byte: number): void => {
    received += 1;
    memory.push(byte);
    watch(byte);
    failWhenDue();
  };
  const room = (): number => habits.bufferBytes - (memory.length - head);

  const takeFrom = (host: Host): void => {
    let taken = 0;
    while (taken < host.waiting.length && room() > 0 && host === active() && condition.isOn && !condition.isHung) {
      receive(host.waiting[taken] ?? 0);
      taken += 1;
    }
    host.waiting = host.waiting.slice(taken);
    if (host !== active()) return;
    if (!isHolding && (room() <= BUSY_LEFT || condition.isHung)) {
      isHolding = true;
      host.line.hold();
    }
    step();
  };
  const makeRoom = (): void => {
    const host = active();
    if (host === null || !isHolding || room() < FREE_AGAIN || condition.isHung) return;
    isHolding = false;
    host.line.release();
    takeFrom(host);
  };
  const canPrint = (): boolean => condition.isOn && !condition.isHung && !isOffline(condition);

  /** The head takes what it may; with a speed, a little at a time. */
  const step = (): void => {
    if (isStepping) return;
    isStepping = true;
    try {
      let left = habits.bytesPerSecond === null ? Number.POSITIVE_INFINITY : isTicking ? 0 : 1;
      while (left > 0 && head < memory.length && canPrint()) {
        printByte();
        left -= 1;
      }
    } finally {
      isStepping = false;
    }
    if (head > 4096) {
      memory = memory.slice(head);
      head = 0;
    }
    makeRoom();
    if (habits.bytesPerSecond !== null && !isTicking && head < memory.length && canPrint()) tick(habits.bytesPerSecond);
  };

  const tick = (bytesPerSecond: number): void => {
    isTicking = true;
    const bytes = Math.max(1, Math.round((bytesPerSecond * TICK_MS) / 1000));
    timers.after(Math.max(TICK_MS, (bytes * 1000) / bytesPerSecond), () => {
      isTicking = false;
      isStepping = true;
      try {
        for (let left = bytes; left > 0 && head < memory.length && canPrint(); left -= 1) printByte();
      } finally {
        isStepping = false;
      }
      onChange();
      step();
    });
  };

  const printByte = (): void => {
    const byte = memory[head] ?? 0;
    head += 1;
    printed += 1;
    const slip = slips.at(-1);
    if (slip === undefined || slip.isCut) slips.push({ bytes: [byte], isCut: false, breaks: [] });
    else slip.bytes.push(byte);
    takeToken(byte);
    failWhenDue();
  };

  const takeEscpos = (token: Token): void => {
    if (token.kind === 'byte') return;
    const { name, parameters, payload } = token;
    const [n = 0] = parameters;
    switch (name) {
      case 'ESC @':
        isStatusBack = false;
        break;
      case 'GS a':
        isStatusBack = n !== 0;
        sayStatus();
        break;
      case 'GS r':
        say(Uint8Array.of(n === 2 ? 0 : condition.paper === 'near_end' ? 0x03 : 0x00));
        break;
      case 'GS I':
        say(identity(n));
        break;
      case 'ESC p':
        kick({ pin: n === 0 ? 2 : 5, isRealTime: false });
        break;
      case 'GS V':
        cut();
        break;
      case 'GS (':
        if (String.fromCharCode(n) === 'H' && payload[0] === 0x30) echo(payload.slice(2, 6));
        break;
    }
  };

  const takeStar = (token: Token): void => {
    if (token.kind === 'byte') {
      if (token.byte === 0x07 || token.byte === 0x1a) kick({ pin: token.byte === 0x07 ? 2 : 5, isRealTime: false });
      if (token.byte === 0x17 && habits.echo !== 'none') timers.after(habits.echoDelayMs, count);
      return;
    }
    if (token.name === 'ESC 1e61') {
      isStatusBack = token.parameters[0] !== 0;
      sayStatus();
    }
    if (token.name === 'ESC 1e45') etbCount = 0;
    if (token.name === 'ESC 64') cut();
  };

  const count = (): void => {
    etbCount = (etbCount + 1) % 32;
    sayStatus();
  };

  const tokenizer = (): ((byte: number) => void) =>
    profile.protocol === 'star' ? createStarTokenizer(takeStar) : createTokenizer(takeEscpos);
  let takeToken = tokenizer();

  const cut = (): void => {
    for (const slip of slips.slice(-1)) slip.isCut = true;
    if (willJam) {
      willJam = false;
      set({ fault: 'cutter' });
    }
    onChange();
  };

  /** `37 22 id 00`: what came before is on paper. */
  const echo = (id: readonly number[]): void => {
    const slices = echoSlices(habits.echo, id);
    const tell = (): void => slices.forEach(say);
    if (habits.echoDelayMs === 0) tell();
    else timers.after(habits.echoDelayMs, tell);
  };

  return {
    connect: (line) => {
      const host: Host = { line, waiting: [], isCut: false };
      hosts.push(host);
      onChange();
      return {
        receive: (bytes) => {
          // Nobody holds a line that has no power.
          if (host.isCut || !condition.isOn) return;
          host.waiting.push(...bytes);
          if (host === active()) takeFrom(host);
        },
        close: () => {
          const wasActive = host === active();
          hosts = hosts.filter((one) => one !== host);
          onChange();
          if (!wasActive) return;
          isHolding = false;
          const next = active();
          if (next !== null) takeFrom(next);
        },
      };
    },
    condition: () => condition,
    set,
    fail,
    failAt: (fault) => {
      faults = [...faults, fault];
    },
    behave: (change) => {
      habits = { ...habits, ...change };
      onChange();
      step();
    },
    habits: () => habits,
    slips: () => slips.map((slip) => ({ ...slip, bytes: Uint8Array.from(slip.bytes) })),
    kicks: () => [...kicks],
    received: () => received,
    printed: () => printed,
    buffered: () => memory.length - head,
    hosts: () => hosts.length,
    read: (slip) => readSlip(slip, profile),
  };
}
