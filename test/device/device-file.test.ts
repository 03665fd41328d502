import { describe, expect, it } from 'vitest';
import { accepted, id, logOn, refused, testTill } from '#test/till/test-till.ts';

const authorisation = { operatorId: 'ivana', pin: '1234' };

describe('the devices of a till as a file', () => {
  it('set up the next till, which exports the same; the terminal’s password is in no file', async () => {
    const first = await testTill();
    await logOn(first.client, 'ivana');
    const printer = {
      id: 'receipt',
      name: 'Counter',
      address: 'tcp:127.0.0.1:1',
      profileId: 'star-line',
      columns: 32,
    } as const;
    await accepted(first.client.device.printer.set({ ...id(), printer }));
    await accepted(first.client.device.printer.set({ ...id(), printer: { ...printer, id: 'office', name: 'Office' } }));
    await accepted(first.client.device.display.set({ ...id(), address: 'cd5220:serial:/dev/ttyUSB9:9600' }));
    await accepted(first.client.device.scanner.set({ ...id(), address: 'serial:/dev/ttyACM9:9600' }));
    const setting = { kind: 'zvt-tcp', address: '10.0.0.9:20007', password: '654321', currency: 'EUR' } as const;
    await accepted(first.client.device.terminal.set({ ...id(), setting }));
    const typed = { kind: 'choice', value: '5' } as const;
    await accepted(first.client.parameter.change({ ...id(), changes: [{ name: 'drawerPin', typed }] }));
    const file = await accepted(first.client.device.exportSettings({}));
    expect(file.text).not.toContain('654321');

    const second = await testTill();
    await logOn(second.client);
    expect(await refused(second.client.device.importSettings({ ...id(), ...file }))).toBe('not_permitted');
    await accepted(second.client.device.importSettings({ ...id(), authorisation, ...file }));
    expect((await accepted(second.client.device.exportSettings({}))).text).toBe(file.text);
    const printers = await accepted(second.client.device.printer.list({}));
    expect(printers.map(({ setting: kept }) => kept.name)).toEqual(['Counter', 'Office']);
    expect(await accepted(second.client.drawer.reasons({}))).toMatchObject({ isThere: true });
  });

  it.each([
    ['no JSON', 'hello', 'device_file_unreadable'],
    ['another file', '{"tillkeeper":"layout","version":1}', 'device_file_unreadable'],
    ['a newer file', '{"tillkeeper":"devices","version":9}', 'device_file_newer'],
  ])('is refused when it is %s, and nothing is changed', async (_, text, code) => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const before = await accepted(client.device.exportSettings({}));
    expect(await refused(client.device.importSettings({ ...id(), fileName: 'x.json', text }))).toBe(code);
    expect(await accepted(client.device.exportSettings({}))).toEqual(before);
  });

  it('is read from before there was a scanner in it, and refused with one that cannot be', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const { text } = await accepted(client.device.exportSettings({}));
    const { scanner: _none, ...before } = JSON.parse(text);
    const older = JSON.stringify({ ...before, version: 2 });
    await accepted(client.device.importSettings({ ...id(), fileName: 'x.json', text: older }));
    expect((await accepted(client.device.scanner.get({}))).address).toBe('');
    const odd = JSON.stringify({ ...before, scanner: 'lp:/dev/usb/lp0' });
    expect(await refused(client.device.importSettings({ ...id(), fileName: 'x.json', text: odd }))).toBe(
      'scanner_address_malformed',
    );
  });

  it('names what is wrong with an address', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    expect(await refused(client.device.display.set({ ...id(), address: 'hologram:tcp:1.2.3.4' }))).toBe(
      'display_address_malformed',
    );
    expect(await refused(client.device.display.test({ address: 'x' }))).toBe('display_address_malformed');
    for (const address of ['hello', 'screen', 'lp:/dev/usb/lp0', 'serial:/dev/ttyACM0:9601'])
      expect(await refused(client.device.scanner.set({ ...id(), address }))).toBe('scanner_address_malformed');
    expect(await refused(client.device.find({ alsoAt: 'nonsense' }))).toBe('printer_address_malformed');
    expect(await refused(client.device.drawer.test(id()))).toBe('drawer_missing');
    expect(await accepted(client.device.drawer.look({}))).toEqual({ level: null });
  });
});
