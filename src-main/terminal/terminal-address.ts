import { no, ok, type Result } from '#shared/result.ts';
import { noTerminal, type TerminalSetting, terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';

/** Usual port of ZVT terminals. */
const PORT_DEFAULT = 20_007;
const BAUD_DEFAULT = 9_600;
const BAUDS: readonly number[] = [9_600, 19_200, 38_400, 57_600, 115_200];

export type TerminalPlace =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number };

/** "HOST[:PORT]" or "PATH[:BAUD]", by the kind of terminal. Null: neither. */
export function terminalPlace({ address, kind }: Pick<TerminalSetting, 'address' | 'kind'>): TerminalPlace | null {
  if (kind === 'zvt-tcp') {
    const match = /^(?:\[([0-9a-f:.%]+)\]|([^\s:[\]/]+))(?::(\d{1,5}))?$/i.exec(address);
    const host = match?.[1] ?? match?.[2];
    const port = match?.[3] === undefined ? PORT_DEFAULT : Number(match[3]);
    return host === undefined || port < 1 || port > 65_535 ? null : { kind: 'tcp', host, port };
  }
  if (kind !== 'zvt-serial') return null;
  const [, path = '', speed] = /^(.+?)(?::(\d+))?$/.exec(address) ?? [];
  const baud = speed === undefined ? BAUD_DEFAULT : Number(speed);
  return path === '' || /\s/.test(path) || !BAUDS.includes(baud) ? null : { kind: 'serial', path, baud };
}

/** What stands on the command line: `tcp:HOST[:PORT]`, `serial:PATH[:BAUD]`, `manual` or `none`. */
export function terminalOption(text: string, before: TerminalSetting): Result<TerminalSetting, 'terminal_option'> {
  if (text === 'none') return ok(noTerminal(before.currency));
  if (text === 'manual') return ok({ ...before, kind: 'manual', address: '' });
  const [, scheme, address = ''] = /^(tcp|serial):(.+)$/.exec(text) ?? [];
  if (scheme === undefined) return no('terminal_option');
  const setting = terminalSettingSchema.safeParse({
    ...before,
    kind: scheme === 'tcp' ? 'zvt-tcp' : 'zvt-serial',
    address,
  });
  return setting.success && terminalPlace(setting.data) !== null ? ok(setting.data) : no('terminal_option');
}
