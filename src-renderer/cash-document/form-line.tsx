import type { KeyboardEvent } from 'react';
import { TextField } from '#renderer/frame/text-field.tsx';

/** A line of text of the form. */
export function FormLine({
  isWide = false,
  ...field
}: {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly maxLength: number;
  readonly isWide?: boolean;
  readonly onWrite: (text: string) => void;
}) {
  return <TextField {...field} {...(isWide ? { kind: 'span2' } : {})} data-field="" onKeyDown={onEnter} />;
}

/** Enter takes a value and goes on; Ctrl Enter confirms the whole. */
export function onEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  stepField(event.currentTarget);
}

export function stepField(from: Element | null): void {
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>('.document-form [data-entry], .document-form [data-field]'),
  ];
  const at = from instanceof HTMLInputElement ? fields.indexOf(from) : -1;
  fields[at + 1]?.focus();
}
