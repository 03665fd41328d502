import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostsBeside, kernelPrinters, networkPrinters, serialPorts } from '#main/device/find-printers.ts';
import { profileNamed } from '#main/device/probe-printer.ts';
import { simOnSocket } from '#test/printing/sim-till.ts';

function devFolder(): string {
  const dev = mkdtempSync(join(tmpdir(), 'tillkeeper-dev-'));
  onTestFinished(() => rmSync(dev, { recursive: true, force: true }));
  return dev;
}

describe('devices are found', () => {
  it('at serial ports, once each, by the name that stays where there is one', async () => {
    const dev = devFolder();
    for (const name of ['ttyUSB0', 'ttyACM1', 'ttyS0', 'null']) writeFileSync(join(dev, name), '');
    mkdirSync(join(dev, 'serial', 'by-id'), { recursive: true });
    const lasting = join(dev, 'serial', 'by-id', 'usb-EPSON_TM-T88V_584A-if00-port0');
    symlinkSync('../../ttyUSB0', lasting);
    expect(await serialPorts(dev)).toEqual([
      { kind: 'serial', address: `serial:${lasting}`, tells: 'EPSON TM-T88V 584A' },
      { kind: 'serial', address: `serial:${join(dev, 'ttyACM1')}`, tells: 'ttyACM1' },
    ]);
    expect(await serialPorts(join(dev, 'nowhere'))).toEqual([]);
  });

  it('at USB, by what the kernel made of them', async () => {
    const dev = devFolder();
    mkdirSync(join(dev, 'usb'));
    for (const name of ['lp0', 'hiddev0']) writeFileSync(join(dev, 'usb', name), '');
    expect(await kernelPrinters(dev)).toEqual([
      { kind: 'usb', address: `lp:${join(dev, 'usb', 'lp0')}`, tells: 'lp0' },
    ]);
  });

  it('in the network, by who takes connections', async () => {
    const { address } = await simOnSocket();
    const port = Number(address.split(':').at(-1));
    const found = await networkPrinters(['127.0.0.1', '127.0.0.2'], port);
    expect(found).toContainEqual({ kind: 'network', address, tells: '' });
    expect(await networkPrinters(['127.0.0.1'], 1)).toEqual([]);
  });

  it('only in small networks, and never at one’s own address', () => {
    const hosts = hostsBeside('192.168.1.20', '255.255.255.0');
    expect(hosts).toHaveLength(253);
    expect([hosts[0], hosts.at(-1)]).toEqual(['192.168.1.1', '192.168.1.254']);
    expect(hosts).not.toContain('192.168.1.20');
    expect(hostsBeside('10.0.0.5', '255.255.255.252')).toEqual(['10.0.0.6']);
    expect(hostsBeside('172.17.0.2', '255.255.0.0')).toEqual([]);
  });

  it.each([
    ['EPSON TM-T88V', 'epson-tm-t88'],
    ['EPSON TM-T88III', 'epson-tm-t88-old'],
    ['TM-T20III', 'epson-tm-t20'],
    ['BIXOLON SRP-350', 'bixolon'],
    ['XP-80C', 'xprinter'],
    ['', null],
  ])('%s is taken for %s', (tells, profileId) => {
    expect(profileNamed(tells)).toBe(profileId);
  });
});
