import { cpSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createReplayClock } from '../replay/replay-clock.ts';
import { accepted, id, sell } from './anas-day.ts';
import { hostWindows } from './hosted-windows.ts';
import { FRIDAY, type Studio } from './studio.ts';

/** The receipt of the pictures, with what is typed for the next item. */
const LINES = [
  ['101', '1'],
  ['3850108020014', '2'],
  ['3850345600215', '1'],
  ['201', '1.236'],
  ['3850104212604', '2'],
  ['5901588016443', '1'],
  ['3850151216228', '6'],
  ['5900352004112', '2'],
] as const;

/** Bytes; what is longer is paper. */
const LONGEST_QUESTION = 8;

export async function takeNoon(studio: Studio): Promise<void> {
  const { windows, camera, clock } = studio;
  const { page, press, take, isAt } = camera;
  const { client } = windows;
  await sell(client, clock, { date: FRIDAY, from: '06:54', to: '10:12', everyMinutes: 7 });
  await camera.at(`${FRIDAY}T10:17:00`);
  await press('F7');
  await isAt('Cash Document');
  await page.getByRole('textbox', { name: 'Amount EUR' }).waitFor();
  await press('F4', '3', '0', 'Alt+1');
  await take('cash-document');
  await press('Escape');
  await isAt('Main Menu');
  const courier = { type: 'CW', paymentForm: 'cash', currency: 'EUR', amount: '30', reasonId: 'courier' } as const;
  await accepted(client.cashDocument.issue({ ...id(), ...courier, description: 'Courier, parcel for the shop' }));
  await sell(client, clock, { date: FRIDAY, from: '10:20', to: '12:35', everyMinutes: 6 });

  await camera.at(`${FRIDAY}T12:40:00`);
  for (const [barcode, quantity] of LINES) await accepted(client.sale.scan({ ...id(), barcode, quantity }));
  await press('F2');
  await isAt('New Document');
  await hasLines(page, LINES.length);
  await take('sale');
  await press('l', 'a', 'c');
  await page.getByRole('option').first().waitFor();
  await take('sale-search');
  await press('Escape');
  await takeAccident(studio);
  await press('Control+Enter');
  await isAt('Payment');
  await take('payment-assigning');
  await press('5', '0', 'Enter');
  await page.getByText('Fully assigned. Confirm').waitFor();
  await take('payment');
  await press('Control+Enter');
  await isAt('New Document');
  await press('Escape');
  await isAt('Main Menu');
  await sell(client, clock, { date: FRIDAY, from: '12:44', to: '14:02', everyMinutes: 6 });
}

/** In a copy of the till the plug is pulled here, and a printer goes away in the middle of a receipt. */
async function takeAccident({ camera, dataDir, work, windows }: Studio): Promise<void> {
  const { page, press, take, isAt, choose } = camera;
  const copy = join(work, 'copy');
  cpSync(dataDir, copy, { recursive: true });
  const printer = await printerThatHangsUp();
  const back = `${FRIDAY}T12:44:26`;
  const anew = await hostWindows({ dataDir: copy, clock: createReplayClock(back, 0), printer: printer.address });
  try {
    await anew.startAgent();
    await camera.pageAt(back);
    await camera.open(anew.url);
    await isAt('Log On');
    await page.locator('.top-who svg[data-level="green"]').waitFor();
    await choose('Ana');
    await press('1', '2', '3', '4', 'Enter');
    await isAt('Where was I');
    await take('recovered');
    await press('Enter');
    await isAt('New Document');
    await hasLines(page, LINES.length);
    await press('F12');
    await page.getByRole('button', { name: /^It is on paper/ }).waitFor();
    for (const barcode of ['3858881240018', '103']) {
      await accepted(anew.client.sale.scan({ ...id(), barcode, quantity: '1' }));
    }
    await press('Escape');
    await isAt('Main Menu');
    await press('F2');
    await isAt('New Document');
    await take('printer-trouble');
  } finally {
    await anew.stop();
    printer.close();
  }
  await camera.pageAt(`${FRIDAY}T12:40:00`);
  await camera.open(windows.url);
  await isAt('New Document');
  await hasLines(page, LINES.length);
}

async function hasLines(page: Studio['camera']['page'], count: number): Promise<void> {
  await page
    .locator('.doc-lines tbody tr')
    .nth(count - 1)
    .waitFor();
}

/** Answers no question, then cuts the line in the middle of each paper: nobody knows what is on it. */
async function printerThatHangsUp(): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      if (bytes.length > LONGEST_QUESTION) socket.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const port = place !== null && typeof place === 'object' ? place.port : 0;
  return { address: `tcp:127.0.0.1:${port}`, close: () => void server.close() };
}
