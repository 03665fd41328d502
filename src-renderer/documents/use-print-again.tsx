import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useWhenThere } from '#renderer/documents/use-when-there.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { QueuedBanner } from '#renderer/paper-roll/queued-banner.tsx';
import type { Reply } from '#shared/contract/reply.ts';

type Print = (input: { readonly commandId: string; readonly documentId: string }) => Promise<Reply<unknown>>;

/** The key that prints the chosen document once more, and the word that it is on its way until another is chosen. */
export function usePrintAgain(
  print: Print,
  chosen: { readonly documentId: string } | null,
  key: Pick<WindowKey, 'place' | 'note'> & { readonly whyNothing: string; readonly isListed: boolean },
): { readonly key: WindowKey; readonly said: ReactNode; readonly trouble: ReturnType<typeof useCommand>['trouble'] } {
  const { t } = useTranslation();
  const command = useCommand(print);
  const [queuedId, setQueuedId] = useState<string | null>(null);
  const { isListed, whyNothing, ...look } = key;
  const press = async () => {
    if (chosen === null) return;
    const outcome = await command.run({ documentId: chosen.documentId });
    setQueuedId(outcome?.kind === 'done' ? chosen.documentId : null);
  };
  const pressOnce = useWhenThere(isListed, () => void press());
  return {
    key: {
      ...look,
      id: 'print',
      label: t('cashDocuments.print'),
      shortcut: 'F7',
      isBusy: command.isBusy,
      reason: isListed && chosen === null ? whyNothing : null,
      press: pressOnce,
    },
    said:
      queuedId !== null && queuedId === chosen?.documentId ? <QueuedBanner words={t('cashDocuments.queued')} /> : null,
    trouble: command.trouble,
  };
}
