import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';

const PIN_FIGURES_MIN = 4;
const PIN_FIGURES_MAX = 12;
const PASSWORD_SIGNS_MIN = 8;

export function isFiguresOnly(text: string): boolean {
  return /^\d+$/.test(text);
}

/**
 * Whether somebody may take this as the new PIN or password. Checked in this order: 4 to 12 figures or a password of 8
 * signs and more, another one than before, not guessed at first sight.
 */
export function checkNewPin(newPin: string, oldPin: string): Result<null, Refusal> {
  if (!hasRightLength(newPin))
    return no({
      code: 'new_pin_malformed',
      facts: { least: PIN_FIGURES_MIN, most: PIN_FIGURES_MAX, signs: PASSWORD_SIGNS_MIN },
    });
  if (newPin === oldPin) return no({ code: 'new_pin_same' });
  if (isOneSign(newPin) || isRun(newPin, 1) || isRun(newPin, -1)) return no({ code: 'new_pin_easy' });
  return ok(null);
}

function hasRightLength(newPin: string): boolean {
  if (!isFiguresOnly(newPin)) return [...newPin].length >= PASSWORD_SIGNS_MIN;
  return newPin.length >= PIN_FIGURES_MIN && newPin.length <= PIN_FIGURES_MAX;
}

/** 0000, 7777, aaaaaaaa. */
function isOneSign(text: string): boolean {
  return new Set(text).size === 1;
}

/** 1234, 4321, abcdefgh. */
function isRun(text: string, step: 1 | -1): boolean {
  const signs = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  return signs.every((sign, index) => index === 0 || sign === (signs[index - 1] ?? 0) + step);
}
