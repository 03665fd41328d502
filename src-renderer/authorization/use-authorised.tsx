import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Authorization } from '#renderer/authorization/authorization.tsx';
import type { Outcome, Trouble } from '#renderer/connection/carry-out.ts';
import type { Command } from '#renderer/connection/use-command.ts';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { PERMISSIONS, type Permission } from '#shared/access/permission.ts';
import type { Authorisation } from '#shared/contract/fields.ts';

export type Authorised<I> = {
  readonly run: (input: I) => void;
  /** Stands in the banner of the refusal; `null` where nobody's right would help. */
  readonly key: ReactNode;
  readonly windowKeys: readonly WindowKey[];
  readonly dialog: ReactNode;
};

/** A command that somebody else may authorise once. What was asked is kept, and asked again with the other's PIN. */
export function useAuthorised<I extends { readonly authorisation?: Authorisation | undefined }, V>(
  command: Command<I, V>,
  onOutcome: (outcome: Outcome<V>) => void,
): Authorised<I> {
  const { t } = useTranslation();
  const last = useRef<I | null>(null);
  const [asked, setAsked] = useState<Permission | null>(null);
  const missing = missingPermission(command.trouble);

  const run = async (input: I) => {
    last.current = input;
    const outcome = await command.run(input);
    if (outcome?.kind === 'done') setAsked(null);
    if (outcome !== null) onOutcome(outcome);
  };
  const authorise = (authorisation: Authorisation) => {
    if (last.current !== null) void run({ ...last.current, authorisation });
  };
  const label = t('authorization.authorise');
  const ask = () => setAsked(missing);
  const isOffered = missing !== null && asked === null;
  return {
    run: (input) => void run(input),
    key: isOffered ? <Key label={label} shortcut="F12" tone="go" kind="small" onPress={ask} /> : null,
    windowKeys: isOffered ? [{ id: 'authorise', label, shortcut: 'F12', place: 'elsewhere', press: ask }] : [],
    dialog:
      asked === null ? null : (
        <Authorization
          permission={asked}
          trouble={command.trouble}
          isBusy={command.isBusy}
          onAuthorise={authorise}
          onClose={() => setAsked(null)}
        />
      ),
  };
}

/** Main names the right that was missing. */
function missingPermission(trouble: Trouble | null): Permission | null {
  if (trouble?.kind !== 'refused') return null;
  const { code, facts } = trouble.refusal;
  if (code === 'offline_start_not_permitted') return 'start_shift_offline';
  if (code !== 'not_permitted') return null;
  return PERMISSIONS.find((permission) => permission === facts['permission']) ?? null;
}
