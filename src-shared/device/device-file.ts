import { z } from 'zod';
import type { Refusal } from '#shared/contract/refusal.ts';
import { logoSchema } from '#shared/device/logo.ts';
import { printerSettingSchema } from '#shared/device/printer-setting.ts';
import { PARAMETERS, type ParameterName, parameterValue, withParameter } from '#shared/parameter/described.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';
import { type Configuration, configurationSchema } from '#shared/till/configuration.ts';

/** 2: with the logo. 3: with the scanner. */
const VERSION = 3;

/** Everything about the devices of a till, but for secrets: the terminal’s password is typed at each till. */
export const deviceSettingsSchema = z.strictObject({
  printers: z.array(printerSettingSchema).max(20),
  display: z.string().max(200),
  scanner: z.string().max(200).default(''),
  terminal: terminalSettingSchema.omit({ password: true }),
  logo: logoSchema.nullable().default(null),
  /** Parameters of the drawer, by name. */
  drawer: z.record(z.string(), z.json()),
});
export type DeviceSettings = z.infer<typeof deviceSettingsSchema>;

const headSchema = z.object({ tillkeeper: z.literal('devices'), version: z.int().positive() });
const fileSchema = z.strictObject({ ...headSchema.shape, ...deviceSettingsSchema.shape });

/** A file that a person can read too. */
export function deviceFile(settings: DeviceSettings): string {
  return `${JSON.stringify({ tillkeeper: 'devices', version: VERSION, ...settings }, null, 2)}\n`;
}

/** Checked in this order: a file of devices at all, of a version known here, well formed. */
export function readDeviceFile(text: string): Result<DeviceSettings, Refusal> {
  const read = asJson(text);
  const head = headSchema.safeParse(read);
  if (!head.success) return no({ code: 'device_file_unreadable' });
  if (head.data.version > VERSION)
    return no({ code: 'device_file_newer', facts: { version: head.data.version, known: VERSION } });
  const file = fileSchema.safeParse(read);
  if (!file.success) return no({ code: 'device_file_unreadable' });
  const { tillkeeper: _kind, version: _version, ...settings } = file.data;
  return ok(settings);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: refused like any other text that is no file of devices.
    return null;
  }
}

const DRAWER_NAMES = (Object.keys(PARAMETERS) as ParameterName[]).filter((name) => PARAMETERS[name].group === 'drawer');

export function drawerParameters(configuration: Configuration): DeviceSettings['drawer'] {
  return Object.fromEntries(DRAWER_NAMES.map((name) => [name, z.json().parse(parameterValue(configuration, name))]));
}

/** The configuration with the drawer of a file; what the file does not name stays. Null: it cannot be one. */
export function withDrawer(configuration: Configuration, drawer: DeviceSettings['drawer']): Configuration | null {
  const names = Object.keys(drawer);
  if (!names.every((name) => (DRAWER_NAMES as readonly string[]).includes(name))) return null;
  const known = new Set(configuration.paymentForms.map(({ id }) => id));
  const changed = DRAWER_NAMES.filter((name) => name in drawer).reduce<object>(
    (sum, name) => withParameter(sum as Configuration, name, drawer[name]),
    configuration,
  );
  const read = configurationSchema.safeParse(changed);
  if (!read.success || !read.data.drawerAtPayment.every(({ paymentForm }) => known.has(paymentForm))) return null;
  return read.data;
}
