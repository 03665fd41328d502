import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { simOnSerialLine, simOnSocket } from '#test/printing/sim-till.ts';
import { startTcpPrinter } from '#test/printing/tcp-printer.ts';
import { STAR } from '#test/printing/worker-talk.ts';
import { accepted, logOn, testTill } from '#test/till/test-till.ts';

async function probe(address: string) {
  const { client } = await testTill();
  await logOn(client, 'ivana');
  return accepted(client.device.printer.probe({ address }));
}

/** Somebody at a port who is no printer that behaves. */
async function probeStranger(onConnection: (socket: Socket) => void) {
  const { address } = await startTcpPrinter({ onConnection });
  return probe(address);
}

/** `DLE EOT 1` is answered as by a printer that is well, and the question for its name with this. */
function callsItself(text: string) {
  return (socket: Socket) =>
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes(Buffer.of(0x10, 0x04, 0x01))) socket.write(Buffer.of(0x12));
      if (bytes.includes(Buffer.of(0x1d, 0x49))) socket.write(Buffer.from(text, 'latin1'));
    });
}

describe('whoever is at an address is asked who it is', () => {
  it('a Star is asked in its own language when it does not understand the first', async () => {
    const network = await simOnSocket({ profile: STAR });
    expect(await probe(network.address)).toMatchObject({
      isThere: true,
      profileId: 'star-line',
      words: expect.stringContaining('Star'),
    });
    const serial = await simOnSerialLine({ profile: STAR, baud: 38_400 });
    expect(await probe(serial.address)).toMatchObject({ isThere: true, profileId: 'star-line' });
  });

  it('a Star that tells its state before it is asked is no noise', async () => {
    const state = Buffer.of(0x23, 0x06, 0, 0, 0, 0, 0, 0, 0);
    const found = await probeStranger((socket) => {
      socket.write(state);
      socket.on('data', (bytes: Buffer) => {
        if (bytes.includes(Buffer.of(0x1b, 0x06, 0x01))) socket.write(state);
      });
    });
    expect(found).toMatchObject({ isThere: true, profileId: 'star-line' });
  });

  it('a name is short and of letters, whatever was sent', async () => {
    const found = await probeStranger(
      callsItself(`_<b>EPSON\x1b[31m\u0007${'TM-T88V '.repeat(5)}\0_${'x'.repeat(70)}\0`),
    );
    expect(found.profileId).toBe('epson-tm-t88');
    expect(found.tells).toMatch(/^<b>EPSON \[31m TM-T88V [ -~]*…$/);
    expect(found.tells.length).toBeLessThanOrEqual(81);
  });

  it('endless noise is no printer, though some of it looks like answers', async () => {
    const found = await probeStranger((socket) => {
      const noise = setInterval(
        () => socket.write(Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 37) % 256))),
        5,
      );
      socket.on('close', () => clearInterval(noise));
    });
    expect(found).toMatchObject({ isThere: true, tells: '', profileId: null });
    expect(found.words).toContain('not as a printer');
  });

  it('a web server is no printer that keeps its name to itself', async () => {
    const found = await probeStranger((socket) => {
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    expect(found).toMatchObject({ isThere: true, profileId: null });
    expect(found.words).toContain('not as a printer');
  });

  it('who hangs up at once left no paper to look at', async () => {
    const found = await probeStranger((socket) => socket.destroy());
    expect(found.isThere).toBe(false);
    expect(found.words).not.toContain('paper');
    expect(found.words).not.toContain('again by itself');
  });

  it('who says nothing may still print', async () => {
    const found = await probeStranger((socket) => socket.resume());
    expect(found).toMatchObject({ isThere: true, profileId: null });
    expect(found.words).toContain('answers nothing');
  });
});
