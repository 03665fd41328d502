import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeWhole } from '#agent/key/write-whole.ts';
import { errorCode } from '#agent/start/start-refusal.ts';

/** Letters and figures that nobody mistakes for one another, read out over a telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** One code at a time, good for one till. */
export type EnrolmentCodes = {
  /** True, once: from then on another code is the valid one. */
  readonly spend: (code: string) => boolean;
};

/**
 * The code in a file beside the database, where the till on the same machine finds it. It is replaced before the till is
 * enrolled: a crash in between costs a code and never lets one be used twice.
 */
export function openEnrolmentCodes(path: string): EnrolmentCodes {
  if (readCode(path) === null) writeWhole(path, `${makeCode()}\n`);
  return {
    spend: (code) => {
      const valid = readCode(path);
      if (valid === null || !isSame(plain(code), plain(valid))) return false;
      writeWhole(path, `${makeCode()}\n`);
      return true;
    },
  };
}

function readCode(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function makeCode(): string {
  const group = (): string => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** As typed by a person: small letters, spaces and missing hyphens do not matter. */
function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

/** In constant time, over hashes because lengths may differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
