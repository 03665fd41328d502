/** What is known of a drawer from its contact, and what was asked of it. Times are those of a clock that is never set, in ms. */
export type DrawerWatch = {
  /** Null: the contact has not been heard of. */
  readonly isOpen: boolean | null;
  /**
   * Whether the contact was ever seen to change. Without a plug it reads the same as one of the two real states (devices
   * reference 4), so only a contact that moves is believed when it says that the drawer stands open.
   */
  readonly isProven: boolean;
  /** Null where it was open before anybody looked. */
  readonly openedMs: number | null;
  readonly openedBy: string | null;
  /** The pulse whose effect is waited for. */
  readonly awaited: { readonly requestId: string; readonly sentMs: number } | null;
  readonly isSaidTooLong: boolean;
};

export const NOTHING_WATCHED: DrawerWatch = {
  isOpen: null,
  isProven: false,
  openedMs: null,
  openedBy: null,
  awaited: null,
  isSaidTooLong: false,
};

export type DrawerSeen =
  | { readonly kind: 'contact'; readonly isOpen: boolean; readonly atMs: number }
  | { readonly kind: 'pulse'; readonly requestId: string; readonly atMs: number }
  | { readonly kind: 'time'; readonly atMs: number };

export type DrawerFinding =
  | { readonly kind: 'opened'; readonly requestId: string | null }
  | { readonly kind: 'closed'; readonly requestId: string | null; readonly seconds: number | null }
  | { readonly kind: 'did_not_open'; readonly requestId: string }
  | { readonly kind: 'open_too_long'; readonly requestId: string | null; readonly seconds: number };

export type DrawerPatience = {
  /** A contact follows its pulse within a second; a printer that has to be asked answers later. */
  readonly opensWithinMs: number;
  /** 0: an open drawer is never said. */
  readonly openTooLongMs: number;
};

type Watched = { readonly watch: DrawerWatch; readonly findings: readonly DrawerFinding[] };

/** Follows a drawer: one thing seen, what is known after it, and what is worth writing down. */
export function watchDrawer(watch: DrawerWatch, seen: DrawerSeen, patience: DrawerPatience): Watched {
  switch (seen.kind) {
    case 'contact':
      return contactSeen(watch, seen);
    case 'pulse':
      return { watch: { ...watch, awaited: { requestId: seen.requestId, sentMs: seen.atMs } }, findings: [] };
    case 'time':
      return timePassed(watch, seen.atMs, patience);
  }
}

function contactSeen(watch: DrawerWatch, { atMs, isOpen }: Extract<DrawerSeen, { kind: 'contact' }>): Watched {
  if (watch.isOpen === isOpen) return { watch, findings: [] };
  const isProven = watch.isOpen !== null;
  if (isOpen) {
    const openedBy = watch.awaited?.requestId ?? null;
    // Open at the first look: somebody opened it before, and nobody saw when.
    if (!isProven && openedBy === null) return { watch: { ...watch, isOpen }, findings: [] };
    return {
      watch: { isOpen, isProven: true, openedMs: atMs, openedBy, awaited: null, isSaidTooLong: false },
      findings: [{ kind: 'opened', requestId: openedBy }],
    };
  }
  if (!isProven) return { watch: { ...watch, isOpen }, findings: [] };
  const seconds = watch.openedMs === null ? null : Math.max(0, Math.round((atMs - watch.openedMs) / 1000));
  return {
    watch: { ...NOTHING_WATCHED, isOpen, isProven },
    findings: [{ kind: 'closed', requestId: watch.openedBy, seconds }],
  };
}

function timePassed(watch: DrawerWatch, atMs: number, { openTooLongMs, opensWithinMs }: DrawerPatience): Watched {
  const findings: DrawerFinding[] = [];
  let { awaited, isSaidTooLong } = watch;
  if (awaited !== null && atMs - awaited.sentMs >= opensWithinMs) {
    if (watch.isOpen !== null) findings.push({ kind: 'did_not_open', requestId: awaited.requestId });
    awaited = null;
  }
  const openMs = watch.isOpen === true && watch.openedMs !== null ? atMs - watch.openedMs : 0;
  if (openTooLongMs > 0 && openMs >= openTooLongMs && !isSaidTooLong) {
    findings.push({ kind: 'open_too_long', requestId: watch.openedBy, seconds: Math.round(openMs / 1000) });
    isSaidTooLong = true;
  }
  return { watch: { ...watch, awaited, isSaidTooLong }, findings };
}
