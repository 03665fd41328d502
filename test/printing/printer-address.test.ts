import { expect, test } from 'vitest';
import { PRINT_TROUBLES, troubleWords } from '#main/printing/print-trouble.ts';
import { addressLabel, addressWords, parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { LANGUAGES } from '#shared/language/languages.ts';

test.each([
  ['screen', { kind: 'screen' }, 'screen'],
  ['tcp:10.0.0.7', { kind: 'tcp', host: '10.0.0.7', port: 9100 }, '10.0.0.7:9100'],
  ['tcp:printer.shop.local:9101', { kind: 'tcp', host: 'printer.shop.local', port: 9101 }, 'printer.shop.local:9101'],
  ['tcp:[fe80::1]:9100', { kind: 'tcp', host: 'fe80::1', port: 9100 }, '[fe80::1]:9100'],
  ['serial:/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0', baud: 38_400, flow: 'none' }, '/dev/ttyUSB0:38400'],
  ['serial:COM3:9600', { kind: 'serial', path: 'COM3', baud: 9600, flow: 'none' }, 'COM3:9600'],
  [
    'serial:/dev/serial/by-path/pci-0000:00:14.0-usb:115200',
    { kind: 'serial', path: '/dev/serial/by-path/pci-0000:00:14.0-usb', baud: 115_200, flow: 'none' },
    '/dev/serial/by-path/pci-0000:00:14.0-usb:115200',
  ],
] as const)('%s is understood', (text, address, label) => {
  const parsed = parsePrinterAddress(` ${text} `);
  expect(parsed).toEqual({ ok: true, value: address });
  if (parsed.ok) expect(addressLabel(parsed.value)).toBe(label);
});

test.each([
  ['', 'kind'],
  ['usb:0', 'kind'],
  ['Screen', 'kind'],
  ['tcp:', 'host'],
  ['tcp::9100', 'host'],
  ['tcp:two words:9100', 'host'],
  ['tcp:http://printer', 'host'],
  ['tcp:printer:0', 'port'],
  ['tcp:printer:65536', 'port'],
  ['tcp:printer:91oo', 'port'],
  ['tcp:printer:', 'port'],
  ['serial:', 'path'],
  ['serial:/dev/ttyUSB0:', 'path'],
  ['serial:/dev/tty USB0', 'path'],
  ['serial:/dev/ttyUSB0:12345', 'baud'],
] as const)('%s is refused because of its %s', (text, refusal) => {
  expect(parsePrinterAddress(text)).toEqual({ ok: false, refusal });
});

test('every refusal and every trouble has its words in every language', () => {
  for (const language of LANGUAGES) {
    for (const refusal of ['kind', 'host', 'port', 'path', 'baud'] as const) {
      expect(addressWords(refusal, language).length).toBeGreaterThan(20);
    }
    for (const trouble of PRINT_TROUBLES) expect(troubleWords(trouble, language).length).toBeGreaterThan(20);
  }
});
