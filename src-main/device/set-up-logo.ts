import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { logoFromPng } from '#main/device/logo-from-png.ts';
import { keepLogo, readLogo } from '#main/device/logo-store.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import type { logoShownSchema, removeLogoSchema, setLogoSchema } from '#shared/contract/logo.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Logo } from '#shared/device/logo.ts';
import type { Scene } from '#shared/journal/decision.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { ok, type Result } from '#shared/result.ts';

type Done = Result<Record<string, never>, Refusal>;

export function shownLogo(desk: Desk, real: Database): Result<z.infer<typeof logoShownSchema>, Refusal> {
  const operator = requireOperator(desk);
  return operator.ok ? ok({ logo: readLogo(real) }) : operator;
}

/** A PNG of any size becomes dots here, once: what is shown, exported and printed is the same. */
export function setLogo(desk: Desk, real: Database, input: z.infer<typeof setLogoSchema>): Done {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  return carryOut(desk, { call: 'device.logo.set', input }, (): Done => {
    const image = logoFromPng(Buffer.from(input.png, 'base64'));
    if (!image.ok) return image;
    const logo = { fileName: input.fileName, ...image.value };
    keepLogo(real, logo);
    desk.journal.append(logoSetUp(scene.value, logo));
    return ok({});
  });
}

export function removeLogo(desk: Desk, real: Database, input: z.infer<typeof removeLogoSchema>): Done {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  return carryOut(desk, { call: 'device.logo.remove', input }, (): Done => {
    keepLogo(real, null);
    desk.journal.append(logoSetUp(scene.value, null));
    return ok({});
  });
}

/** The journal names the dots; they themselves stand with each paper that has them. */
export function logoSetUp(scene: Scene, logo: Logo | null): NewEvent {
  if (logo === null) return event('logo.set_up', scene, { fileName: '', width: 0, height: 0, fingerprint: '' });
  const { bits, fileName, height, width } = logo;
  const fingerprint = createHash('sha256').update(bits).digest('hex');
  return event('logo.set_up', scene, { fileName, width, height, fingerprint });
}
