import { type ReactNode, useState } from 'react';
import { carryOut, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import type { Command } from '#renderer/connection/use-command.ts';
import { download } from '#renderer/frame/download.ts';
import { useFileChooser } from '#renderer/frame/use-file-chooser.tsx';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

type SettingsFile = {
  readonly save: () => Promise<void>;
  readonly choose: () => void;
  readonly isBusy: boolean;
  readonly isUnreadable: boolean;
  readonly trouble: Trouble | null;
  /** The browser's own file chooser, out of sight. */
  readonly input: ReactNode;
};

type FileCalls = {
  /** What the file chooser is called. */
  readonly label: string;
  readonly write: (client: TillClient) => Promise<Reply<{ readonly fileName: string; readonly text: string }>>;
  readonly importing: Command<{ readonly fileName: string; readonly text: string }, unknown>;
  readonly onExported: (fileName: string) => void;
  readonly onImported: (fileName: string) => void;
};

/** Carries settings to another till as a file: saved where downloads go, chosen from anywhere. */
export function useSettingsFile({ importing, label, onExported, onImported, write }: FileCalls): SettingsFile {
  const { connection } = useTill();
  const [exportTrouble, setExportTrouble] = useState<Trouble | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);

  const save = async () => {
    const outcome = await carryOut(connection, () => write(connection.client));
    setExportTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    if (outcome.kind !== 'done') return;
    const { fileName, text } = outcome.value;
    download(fileName, text, 'application/json');
    onExported(fileName);
  };
  const take = async (file: File) => {
    setExportTrouble(null);
    const text = await file.text().catch(() => null);
    setUnreadable(text === null);
    if (text === null) return;
    const fileName = file.name.slice(-120);
    const outcome = await importing.run({ fileName, text });
    if (outcome?.kind === 'done') onImported(fileName);
  };
  const chooser = useFileChooser({ label, accept: '.json,application/json', take: (file) => void take(file) });
  return {
    save,
    ...chooser,
    isBusy: importing.isBusy,
    isUnreadable,
    trouble: importing.trouble ?? exportTrouble,
  };
}
