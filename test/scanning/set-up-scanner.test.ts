import { describe, expect, it, onTestFinished } from 'vitest';
import type { HeardAtScanner } from '#shared/contract/scanner-setup.ts';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { accepted, id, logOn, refused, type TillClient, testTill } from '#test/till/test-till.ts';

const MILK = '3850108020014';

/** Listens until the test ends, and remembers what was heard. */
async function listening(client: TillClient, address: string) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const heard: HeardAtScanner[] = [];
  const stream = await client.device.scanner.listen({ address }, { signal: leaving.signal });
  const done = (async () => {
    for await (const one of stream) heard.push(one);
  })().catch(() => null);
  return {
    heard,
    leave: async () => {
      leaving.abort();
      await done;
    },
    tests: () => heard.flatMap((one) => (one.kind === 'test' ? [one.test] : [])),
    isThere: () => heard.some((one) => one.kind === 'state' && one.isThere),
  };
}

const scanned = async (client: TillClient) => {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const codes: string[] = [];
  const stream = await client.scanner.watch({}, { signal: leaving.signal });
  void (async () => {
    for await (const { code } of stream) codes.push(code);
  })().catch(() => null);
  return codes;
};

const SOON = { timeout: 15_000, interval: 50 };
const stateOf = async (client: TillClient) => (await accepted(client.device.scanner.get({}))).state;

const why = whyNoSerialLine();
describe.skipIf(why !== null)(
  `a scanner at a serial port is set up in the till${why === null ? '' : ` (${why})`}`,
  () => {
    it('and heard at once, without a restart, and after one', async () => {
      const line = await joinSerialLine();
      const { client, dataDir, till } = await testTill();
      await logOn(client, 'ivana');
      expect(await accepted(client.device.scanner.get({}))).toEqual({
        address: '',
        isFromCommandLine: false,
        state: null,
      });
      const codes = await scanned(client);
      const address = `serial:${line.tillEnd}:9600`;
      await accepted(client.device.scanner.set({ ...id(), address }));
      await expect.poll(() => stateOf(client), SOON).toMatchObject({ isThere: true });
      line.say(Buffer.from(`${MILK}\r`));
      await expect.poll(() => codes, SOON).toEqual([MILK]);
      await till.close();
      const again = await testTill({ dataDir });
      await logOn(again.client, 'ivana');
      const later = await scanned(again.client);
      await expect.poll(() => stateOf(again.client), SOON).toMatchObject({ isThere: true });
      line.say(Buffer.from('101\r'));
      await expect.poll(() => later, SOON).toEqual(['101']);
      await accepted(again.client.device.scanner.set({ ...id(), address: '' }));
      expect(await stateOf(again.client)).toBeNull();
    });

    it('and tried before it is kept: each code is told with what ended it, and sells nothing', async () => {
      const line = await joinSerialLine();
      const { client } = await testTill();
      await logOn(client, 'ivana');
      const codes = await scanned(client);
      const at = `serial:${line.tillEnd}:9600`;
      const trying = await listening(client, at);
      await expect.poll(trying.isThere, SOON).toBe(true);
      line.say(Buffer.from(`]E0${MILK}\r\n`));
      await expect.poll(trying.tests, SOON).toHaveLength(1);
      const [test] = trying.tests();
      expect(test).toMatchObject({ text: `]E0${MILK}`, end: 'crlf', unreadable: 0 });
      if (test === undefined) return;
      expect(await accepted(client.device.scanner.explain({ test }))).toMatchObject({
        code: MILK,
        symbology: { isTold: true },
        item: { isFound: true },
        troubles: [],
      });
      line.say(Uint8Array.of(0xf3, 0x80, 0x9e, 0xff));
      await expect.poll(() => trying.tests().at(-1)?.unreadable, SOON).toBe(4);
      expect((await accepted(client.device.scanner.get({}))).address).toBe('');
      expect(codes).toEqual([]);
    });

    it('and the one that is kept rests while its own port is tried, then listens again', async () => {
      const line = await joinSerialLine();
      const { client } = await testTill();
      await logOn(client, 'ivana');
      const codes = await scanned(client);
      const address = `serial:${line.tillEnd}:9600`;
      await accepted(client.device.scanner.set({ ...id(), address }));
      await expect.poll(() => stateOf(client), SOON).toMatchObject({ isThere: true });
      const trying = await listening(client, address);
      await expect.poll(trying.isThere, SOON).toBe(true);
      line.say(Buffer.from('101\r'));
      await expect.poll(trying.tests, SOON).toMatchObject([{ text: '101', end: 'cr' }]);
      // Kept while it is tried: taken up when the trial is over.
      await accepted(client.device.scanner.set({ ...id(), address: `serial:${line.tillEnd}:19200` }));
      expect(await stateOf(client)).toBeNull();
      await trying.leave();
      await expect.poll(() => stateOf(client), SOON).toMatchObject({ isThere: true });
      line.say(Buffer.from('102\r'));
      await expect.poll(() => codes, SOON).toEqual(['102']);
    });

    it('and a port that is not there is said of the scanner, not of a printer', async () => {
      const { client } = await testTill();
      await logOn(client, 'ivana');
      const address = 'serial:/dev/ttyTillkeeperNone:9600';
      await accepted(client.device.scanner.set({ ...id(), address }));
      await expect
        .poll(() => stateOf(client), SOON)
        .toEqual({ isThere: false, words: 'The port is not there. Plug in the cable.' });
      const trying = await listening(client, 'lp:/dev/usb/lp0');
      await expect.poll(() => trying.heard, SOON).toHaveLength(1);
      expect(trying.heard[0]).toMatchObject({ kind: 'state', isThere: false });
    });

    it('by whoever may change devices, and what was given on the command line goes first', async () => {
      const line = await joinSerialLine();
      const given = `serial:${line.tillEnd}:9600`;
      const { client } = await testTill({ scanner: given });
      await logOn(client);
      const address = 'serial:/dev/ttyTillkeeperNone:9600';
      expect(await refused(client.device.scanner.set({ ...id(), address }))).toBe('not_permitted');
      const authorisation = { operatorId: 'ivana', pin: '1234' };
      await accepted(client.device.scanner.set({ ...id(), authorisation, address }));
      expect(await accepted(client.device.scanner.get({}))).toMatchObject({ address, isFromCommandLine: true });
      await expect.poll(() => stateOf(client), SOON).toMatchObject({ isThere: true });
    });
  },
);
