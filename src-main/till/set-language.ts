import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { keepConfiguration } from '#main/till/settings.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Language } from '#shared/language/languages.ts';
import { ok, type Result } from '#shared/result.ts';

/** The language of screen and paper. Chosen before logging on, so it needs nobody and moves nothing. */
export function setLanguage(
  desk: Desk,
  input: { readonly commandId: string; readonly language: Language },
): Result<Record<string, never>, Refusal> {
  return carryOut(desk, { call: 'till.setLanguage', input }, () => {
    keepConfiguration(desk.connection, { ...desk.configuration(), language: input.language });
    return ok({});
  });
}
