import { type ReactNode, useRef } from 'react';

type FileChooser = {
  readonly choose: () => void;
  /** The browser's own file chooser, out of sight. */
  readonly input: ReactNode;
};

type FileChoice = {
  /** What the file chooser is called. */
  readonly label: string;
  /** As the browser names kinds of files: ".json,application/json". */
  readonly accept: string;
  readonly take: (file: File) => void;
};

export function useFileChooser({ accept, label, take }: FileChoice): FileChooser {
  const field = useRef<HTMLInputElement>(null);
  const taken = (file: File | undefined) => {
    if (file === undefined) return;
    // The same file may be chosen again after it was put right.
    if (field.current !== null) field.current.value = '';
    take(file);
  };
  return {
    choose: () => field.current?.click(),
    input: (
      <input
        ref={field}
        type="file"
        accept={accept}
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => taken(event.target.files?.[0])}
      />
    ),
  };
}
