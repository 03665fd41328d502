import { createStore, type StoreApi } from 'zustand/vanilla';
import { isRefusedWith, type Outcome, type Trouble } from '#renderer/connection/carry-out.ts';
import type { LentRights } from '#renderer/connection/lending-link.ts';
import { PERMISSIONS, type Permission } from '#shared/access/permission.ts';
import type { Authorisation } from '#shared/contract/fields.ts';

/** `name: null`: a badge was held to the reader, and main alone knows whose it is. */
export type Lender = NonNullable<Authorisation> & { readonly name: string | null };

/** A refused command that waits for somebody who holds the right. `trouble`: what became of the last PIN shown for it. */
export type AskedRight = {
  readonly commandId: string;
  readonly permission: Permission;
  readonly trouble: Trouble | null;
  readonly isBusy: boolean;
};

export type RightsStore = {
  readonly asked: AskedRight | null;
  /** Said in a banner until the next command: a right holds once. */
  readonly authorised: { readonly name: string | null; readonly permission: Permission } | null;
  readonly lend: (lender: Lender) => void;
  readonly giveUp: () => void;
};

/** Asks for a right over whatever window is open, and keeps what was lent until its one command is answered. */
export type Rights = {
  readonly lent: LentRights;
  readonly store: StoreApi<RightsStore>;
  /** Sends the kept command again with what somebody lends; the first outcome again where nobody does. */
  readonly borrow: <V>(
    kept: { readonly commandId: string; readonly permission: Permission; readonly refused: Outcome<V> },
    sendAgain: () => Promise<Outcome<V>>,
  ) => Promise<Outcome<V>>;
};

export function makeRights(): Rights {
  const lent: LentRights = new Map();
  let answer: (lender: Lender | null) => void = () => undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const store = createStore<RightsStore>(() => ({
    asked: null,
    authorised: null,
    lend: (lender) => answer(lender),
    giveUp: () => answer(null),
  }));
  const ask = (asked: AskedRight) =>
    new Promise<Lender | null>((resolve) => {
      answer = resolve;
      store.setState({ asked });
    });
  const close = (authorised: RightsStore['authorised']) => {
    answer = () => undefined;
    store.setState({ asked: null, authorised });
  };

  const borrowInTurn: Rights['borrow'] = async ({ commandId, permission, refused }, sendAgain) => {
    let trouble: Trouble | null = null;
    for (;;) {
      const lender = await ask({ commandId, permission, trouble, isBusy: false });
      if (lender === null) {
        close(null);
        return refused;
      }
      store.setState({ asked: { commandId, permission, trouble: null, isBusy: true } });
      const { name, ...authorisation } = lender;
      lent.set(commandId, authorisation);
      const outcome = await sendAgain();
      lent.delete(commandId);
      if (!isAboutLender(outcome)) {
        close(outcome.kind === 'done' ? { name, permission } : null);
        return outcome;
      }
      trouble = outcome.kind === 'trouble' ? outcome.trouble : null;
    }
  };
  return {
    lent,
    store,
    borrow: (kept, sendAgain) => {
      // One window, one question: a second refused command waits for the first.
      const mine = turn.then(() => borrowInTurn(kept, sendAgain));
      turn = mine.catch(() => null);
      return mine;
    },
  };
}

/** The PIN was wrong, or its owner does not hold the right either: somebody else may still be asked. */
function isAboutLender(outcome: Outcome<unknown>): boolean {
  if (outcome.kind !== 'trouble' || outcome.trouble.kind !== 'refused') return false;
  const { code, facts } = outcome.trouble.refusal;
  return code === 'authoriser_not_permitted' || facts['ofAuthoriser'] !== undefined;
}

/** Rights for whole work, not for one command: nobody is asked for them. */
const NEVER_LENT: readonly Permission[] = ['sell'];

/** The right that main names as missing, if somebody may lend it. */
export function missingRight(outcome: Outcome<unknown>): Permission | null {
  if (outcome.kind !== 'trouble' || outcome.trouble.kind !== 'refused') return null;
  const { facts } = outcome.trouble.refusal;
  const permission = PERMISSIONS.find((one) => one === facts['permission']);
  return permission === undefined || NEVER_LENT.includes(permission) ? null : permission;
}

/**
 * Whether the refusal says nothing but that the right is missing. One with words of its own is read first, and a key
 * beside them asks for the right.
 */
export function isMissingRightAlone(outcome: Outcome<unknown>): boolean {
  return isRefusedWith(outcome, 'not_permitted') || isRefusedWith(outcome, 'till_locked');
}
