import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

export type HandOver = { readonly keys: readonly WindowKey[]; readonly banner: ReactNode };

/**
 * Hands the till over in one key, the same wherever it is offered: the drawer leaves uncounted and the next cashier logs
 * on. `before`: what the window has to finish first; false: it could not.
 */
export function useHandOver(place: WindowKey['place'], before: () => Promise<boolean> = async () => true): HandOver {
  const { t } = useTranslation();
  const open = useOpen();
  const { shift, workMode } = useTillState();
  const client = useClient();
  const detach = useCommand(client.shift.detach);
  const park = useCommand(client.sale.park);
  const run = async (how: { readonly discardDocument?: true }) => {
    if (!(await before())) return;
    const outcome = await detach.run(how);
    if (outcome?.kind === 'done') open({ window: 'log-on', handedOver: outcome.value.number });
  };
  const parkFirst = async () => {
    const parked = await park.run({});
    if (parked?.kind === 'done') await run({});
  };
  const isHalfTyped = isTroubleOf(detach.trouble, 'session_open');
  const isBusy = detach.isBusy || park.isBusy;
  const keep: WindowKey = {
    id: 'keep-document',
    label: t('handOver.keep'),
    shortcut: 'Escape',
    place: 'elsewhere',
    press: detach.forgive,
  };
  const ways: readonly WindowKey[] = [
    keep,
    {
      id: 'park-and-hand-over',
      label: t('handOver.park'),
      shortcut: 'F9',
      place: 'elsewhere',
      isBusy,
      press: () => void parkFirst(),
    },
    {
      id: 'discard-and-hand-over',
      label: t('handOver.discard'),
      shortcut: 'F10',
      place: 'elsewhere',
      isBusy,
      press: () => void run({ discardDocument: true }),
    },
  ];
  useKeys(isHalfTyped ? ways : []);
  // The drawer of a day stays in its till: whoever comes next just logs on.
  if (shift === null || workMode === 'day') return { keys: [], banner: null };
  return {
    keys: [
      {
        id: 'hand-over',
        label: t('handOver.key'),
        note: t('handOver.note'),
        shortcut: 'F4',
        place,
        isBusy: detach.isBusy,
        press: () => void run({}),
      },
    ],
    banner: (
      <TroubleBanner trouble={firstTrouble(park.trouble, detach.trouble)}>
        {(isHalfTyped ? ways : []).map(({ id, label, shortcut, press, isBusy: busy }) => (
          <Key
            key={id}
            label={label}
            shortcut={shortcut}
            kind="small"
            isBusy={busy}
            onPress={press}
            {...(id === 'discard-and-hand-over' ? { tone: 'stop' } : {})}
          />
        ))}
      </TroubleBanner>
    ),
  };
}
