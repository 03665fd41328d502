import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { displayEncoder } from '#main/display/display-protocol.ts';
import { type DisplayFacts, displayLines } from '#shared/display/display-text.ts';
import { WORDS } from '#shared/language/words.ts';
import { displayBeforePrinter } from '#test/display/pass-through.ts';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { slipTexts } from '#test/printing/sim-till.ts';
import { accepted, id, logOn, startShift, testTill } from '#test/till/test-till.ts';
import { createDisplayScreen } from '#tools/sim/display/display-screen.ts';
import { type SimulatedDisplay, startDisplay } from '#tools/sim/display/simulated-display.ts';

const EUR = { code: 'EUR', minorDigits: 2 };
const LINE: DisplayFacts = {
  kind: 'line',
  name: 'Kava Franck Jubilarna 250 g',
  quantity: '2',
  priceMinor: 499,
  valueMinor: 998,
  savedMinor: 0,
  totalMinor: 123_456,
  currency: EUR,
};

describe('what a customer is shown', () => {
  it.each([
    [
      'one piece: name and value, and the total',
      { ...LINE, quantity: '1', valueMinor: 499 },
      'Kava Franck Jub 4.99',
      'Total       1,234.56',
    ],
    ['several: the name, and how the value comes about', LINE, 'Kava Franck Jubilarn', '2 x 4.99        9.98'],
    ['a discount', { ...LINE, valueMinor: 898, savedMinor: 100 }, '2 x Kava Franck 8.98', 'You save        1.00'],
    ['a weight', { ...LINE, quantity: '1.236', valueMinor: 617 }, 'Kava Franck Jubilarn', '1.236 x 4.99    6.17'],
    [
      'paying',
      { kind: 'payment', totalMinor: 3_621, remainingMinor: 1_621, currency: EUR },
      'Total          36.21',
      'To pay         16.21',
    ],
    [
      'change',
      { kind: 'paid', totalMinor: 3_621, changeMinor: 1_379, currency: EUR },
      'Total          36.21',
      'Change         13.79',
    ],
    [
      'paid exactly',
      { kind: 'paid', totalMinor: 3_621, changeMinor: 0, currency: EUR },
      'Total          36.21',
      '     Thank you      ',
    ],
    ['nobody there', { kind: 'closed' }, '    Till closed     ', '                    '],
  ] as const)('%s', (_, facts, first, second) => {
    expect(displayLines(facts, { language: 'en', words: WORDS.en.till.display })).toEqual([first, second]);
  });

  it.each(['en', 'hr', 'pl', 'de'] as const)('fills its forty places in %s, figures whole', (language) => {
    const dear = { ...LINE, quantity: '1000', priceMinor: 99_999_999, valueMinor: 99_999_999, totalMinor: 99_999_999 };
    for (const facts of [LINE, dear, { kind: 'welcome', shop: 'TRGOVINA NA UGLU d.o.o.' } as const]) {
      const lines = displayLines(facts, { language, words: WORDS[language].till.display });
      expect(lines.map((line) => line.length)).toEqual([20, 20]);
    }
    expect(displayLines(dear, { language, words: WORDS[language].till.display })[1].replaceAll(/[^\d]/g, '')).toContain(
      '99999999',
    );
  });
});

describe.each(['cd5220', 'epson', 'simple'] as const)('%s', (dialect) => {
  it.each([false, true])(
    'writes both lines whole, in slices of any size, nothing unknown (pass-through: %s)',
    (isPassThrough) => {
      const encoder = displayEncoder({ dialect, isPassThrough });
      const lines = ['Kava 250 g      4.99', 'Total          36.21'] as const;
      const bytes = Buffer.concat([
        encoder.begin(),
        encoder.show(['x'.repeat(20), 'y'.repeat(20)]),
        encoder.show(lines),
      ]);
      for (const size of [1, 2, 3, 7, bytes.length]) {
        const screen = createDisplayScreen();
        let passed = 0;
        for (let from = 0; from < bytes.length; from += size)
          passed += screen.take(bytes.subarray(from, from + size)).length;
        expect(screen.lines()).toEqual(lines);
        expect(screen.unknown()).toEqual([]);
        expect(passed).toBe(0);
      }
    },
  );

  it('writes letters it has not plainly, never as question marks', () => {
    const screen = createDisplayScreen();
    const encoder = displayEncoder({ dialect });
    screen.take(encoder.begin());
    screen.take(encoder.show(['Śmietanka łaciata 5€', 'Čokolada           1']));
    expect(screen.lines().join('')).not.toContain('?');
    if (dialect !== 'epson') expect(screen.lines()).toEqual(['Smietanka laciata 5E', 'Cokolada           1']);
    else expect(screen.lines()[1]).toBe('Čokolada           1');
  });
});

async function display(): Promise<SimulatedDisplay> {
  const started = await startDisplay();
  onTestFinished(started.close);
  return started;
}

const shows = (at: SimulatedDisplay, line: 0 | 1, text: string) =>
  vi.waitFor(() => expect(at.lines()[line]).toContain(text), { timeout: 20_000, interval: 20 });

it('follows a sale: line, total, payment, change, welcome for the next', async () => {
  const shown = await display();
  const { client } = await testTill({ display: `cd5220:tcp:127.0.0.1:${shown.port}` });
  await shows(shown, 0, 'Till closed');
  await startShift(client);
  await shows(shown, 1, 'Welcome');
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await shows(shown, 0, 'Kruh polubijeli');
  await shows(shown, 1, '1.85');
  const document = await accepted(client.sale.document({}));
  const line = { ...id(), lineId: document?.lines[0]?.id ?? '', authorisation: { operatorId: 'ivana', pin: '1234' } };
  await accepted(client.sale.discountLine({ ...line, discount: { kind: 'amount', amount: '0.20' } }));
  await shows(shown, 0, '1.65');
  await shows(shown, 1, 'You save        0.20');
  await accepted(client.sale.discountLine({ ...line, ...id(), discount: null }));
  await shows(shown, 1, '1.85');
  await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '1.00' }));
  await shows(shown, 1, '0.85');
  await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '5.00' }));
  await accepted(client.sale.complete(id()));
  await shows(shown, 1, 'Change          4.15');
  await accepted(client.sale.scan({ ...id(), barcode: '102' }));
  await shows(shown, 0, 'Kifla');
  expect(shown.unknown()).toEqual([]);
});

it('goes on after goods came back: a correction is no sale of this customer', async () => {
  const shown = await display();
  const { client } = await testTill({ display: `cd5220:tcp:127.0.0.1:${shown.port}` });
  await startShift(client, '100.00');
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const { documentId } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
  const { lines } = await accepted(client.tradeDocument.show({ documentId }));
  await accepted(
    client.tradeDocument.correct({
      ...id(),
      documentId,
      lines: lines.map(({ id: lineId }) => ({ lineId, quantity: '1' })),
      reason: 'Damaged',
      paymentForm: 'cash',
      authorisation: { operatorId: 'ivana', pin: '1234' },
    }),
  );
  await accepted(client.sale.scan({ ...id(), barcode: '102' }));
  await shows(shown, 0, 'Kifla');
});

it('greets after training: the last sale from before it is not the one of this customer', async () => {
  const shown = await display();
  const { client } = await testTill({ display: `cd5220:tcp:127.0.0.1:${shown.port}` });
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
  await shows(shown, 0, 'Total');
  await accepted(client.training.enter(id()));
  await shows(shown, 0, 'TRAINING');
  await accepted(client.training.leave(id()));
  // Sooner than a change goes out of view by itself.
  await vi.waitFor(() => expect(shown.lines()[1]).toContain('Welcome'), { timeout: 8_000, interval: 20 });
});

it('a display lets through what its printer must hear at once, even while it is chosen itself', () => {
  const screen = createDisplayScreen();
  const asked = [0x10, 0x04, 0x01, 0x10, 0x05, 0x02, 0x10, 0x14, 1, 0, 1, 0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8];
  const passed = [...Buffer.from('ab'), ...asked, ...Buffer.from('c')].flatMap((byte) => [
    ...screen.take(Uint8Array.of(byte)),
  ]);
  expect(passed).toEqual(asked);
  expect(screen.lines()[0]).toBe('abc'.padEnd(20));
});

describe('scenario 37: display unplugged: no dialog, no delay of the sale; pass-through display never eats printer bytes', () => {
  it('sells on without it, and shows the newest document when it is back', async () => {
    const shown = await display();
    const { client } = await testTill({ display: `epson:tcp:127.0.0.1:${shown.port}` });
    await startShift(client);
    await shows(shown, 1, 'Welcome');
    await shown.switchOff();
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    await accepted(client.sale.scan({ ...id(), barcode: '102' }));
    expect((await accepted(client.till.state({}))).printer.state).not.toBe('trouble');
    await shown.switchOn();
    await shows(shown, 0, 'Kifla');
  });

  it('a display in front of the printer lets every printer byte through, and shows its own', async () => {
    const shown = await display();
    const at = `tcp:127.0.0.1:${shown.port}`;
    const { client } = await testTill({ printer: at, display: `epson:${at}` });
    await startShift(client);
    for (const barcode of ['101', '102', '103']) {
      await accepted(client.sale.scan({ ...id(), barcode }));
      await accepted(client.sale.complete({ ...id(), exactCash: true }));
    }
    // Each number stands on its receipt twice, in words and in the square code: three different ones are three receipts.
    const printed = () => shown.passed().toString('latin1');
    const numbers = () => [...new Set(printed().match(/PA\/\d{4}\/POS1\/\d{6}/g))].map((number) => number.slice(-6));
    await vi.waitFor(() => expect(numbers()).toEqual(['000001', '000002', '000003']), {
      timeout: 30_000,
      interval: 50,
    });
    await shows(shown, 1, 'Thank you');
    expect(printed()).not.toContain('Thank you  ');
  });

  it.skipIf(whyNoSerialLine() !== null)(
    'shares a serial cable, too: a printer that answers does not keep it',
    async () => {
      const { at, screen, sim } = await displayBeforePrinter();
      const first = await testTill();
      await logOn(first.client, 'ivana');
      const printer = {
        id: 'receipt',
        name: 'Counter',
        address: at,
        profileId: 'epson-tm-t20',
        columns: null,
        codePages: null,
      };
      await accepted(first.client.device.printer.set({ ...id(), printer }));
      await first.till.close();
      const { client } = await testTill({ dataDir: first.dataDir, display: `cd5220:${at}` });
      await startShift(client);
      for (const [barcode, name] of [
        ['101', 'Kruh'],
        ['102', 'Kifla'],
      ] as const) {
        await accepted(client.sale.scan({ ...id(), barcode }));
        await vi.waitFor(() => expect(screen.lines()[0]).toContain(name), { timeout: 20_000, interval: 50 });
        await accepted(client.sale.complete({ ...id(), exactCash: true }));
        await vi.waitFor(() => expect(screen.lines()[1]).toContain('Thank you'), { timeout: 20_000, interval: 50 });
      }
      await vi.waitFor(() => expect(slipTexts(sim)).toHaveLength(2), { timeout: 20_000, interval: 50 });
      expect(slipTexts(sim).join()).not.toContain('Thank you  ');
    },
  );
});
