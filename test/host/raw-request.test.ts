import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { smallRouter } from '#test/host/small-contract.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

/** What a stranger on this machine may write to the port; the answer's first line. */
async function answerTo(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.write(request);
  let answer = '';
  for await (const slice of socket) {
    answer += String(slice);
    if (answer.includes('\r\n')) break;
  }
  return answer.split('\r\n')[0] ?? '';
}

const TARGETS = ['//', '//[x', 'http://[::1', '/%', '*', '/contract?token=%'];

it('no request line ends the till, with or without an upgrade', async () => {
  const server = await startBrowserServer({
    router: smallRouter(),
    rendererDir: temporaryFolder(),
    port: 0,
    say: () => {},
  });
  onTestFinished(server.close);
  for (const target of TARGETS) {
    const head = `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n`;
    const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n`;
    expect(await answerTo(server.port, `${head}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await answerTo(server.port, `${head}${upgrade}\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /);
  }
});
