import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool, startTool, type ToolEnd } from '#test/tools/run-tool.ts';
import { startTestTill, type TestTill } from '#test/tools/test-till.ts';

let till: TestTill;

beforeAll(async () => {
  till = await startTestTill();
});

afterAll(async () => {
  await till.stop();
  till.remove();
});

function call(name: string, input: unknown = {}, ...options: readonly string[]): Promise<ToolEnd> {
  return runTool('call', ['--url', till.url, ...options, name, JSON.stringify(input)]);
}

async function reply(name: string, input: unknown = {}, ...options: readonly string[]) {
  const { code, stdout, stderr } = await call(name, input, ...options);
  return { code, stderr, lines: stdout.split('\n').length - 1, said: JSON.parse(stdout) };
}

async function refusal(name: string, input: unknown): Promise<{ code: string; words: string }> {
  const { code, said, lines, stderr } = await reply(name, input);
  expect({ code, lines, stderr, accepted: said.accepted }).toEqual({ code: 1, lines: 1, stderr: '', accepted: false });
  return said.refusal;
}

describe('the call tool', () => {
  it('prints the reply alone on one line and ends with 0 when the till accepts', async () => {
    const { code, said, lines, stderr } = await reply('till.state');
    expect({ code, lines, stderr }).toEqual({ code: 0, lines: 1, stderr: '' });
    expect(said).toMatchObject({ accepted: true, value: { code: 'POS1', isDemo: true, operator: null } });
  });

  it('takes a call without JSON as one without fields', async () => {
    const { code, stdout } = await runTool('call', ['till.state', '--url', till.url]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).accepted).toBe(true);
  });

  it('reads the JSON from standard input', async () => {
    const { code, stdout } = await runTool('call', ['--url', till.url, 'item.search', '-'], '{"text":"kruh"}');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).value).toMatchObject([{ barcode: '101' }]);
  });

  it('ends with 1 and the till’s words when the till refuses', async () => {
    const said = await refusal('shift.start', { deposits: [] });
    expect(said.code).toBe('nobody_logged_on');
    expect(said.words).toMatch(/log on/i);
  });

  it.each([
    ['an extra field', 'operator.logOn', { operatorId: 'ana', pin: '1234', total: 5 }, 'total'],
    ['a missing field', 'operator.logOn', { operatorId: 'ana' }, 'pin'],
    ['a wrong type', 'item.search', { text: 5 }, 'text'],
    ['no object', 'item.search', [1], 'expected object'],
    ['a number where a command is an object', 'shift.start', 7, 'expected object'],
    ['a commandId that is no UUID', 'operator.logOff', { commandId: 'again' }, 'commandId'],
    ['a field of a plain question', 'till.glance', { day: 1 }, 'day'],
  ])('lets the till answer to %s', async (_what, name, input, named) => {
    const said = await refusal(name, input);
    expect(said.code).toBe('malformed_call');
    expect(said.words).toContain(named);
  });

  it('makes a fresh id for each command, so that the same line twice is two commands', async () => {
    const wrong = { operatorId: 'jakub', pin: '0000' };
    expect((await refusal('operator.logOn', wrong)).code).toBe('pin_wrong');
    expect((await reply('till.setLanguage', { language: 'en' })).code).toBe(0);
    expect((await reply('till.setLanguage', { language: 'en' })).code).toBe(0);
  });

  it('repeats a command by its id, and a repeated id is done once', async () => {
    const id = randomUUID();
    const first = await reply('till.setLanguage', { language: 'en' }, '--id', id);
    const again = await reply('till.setLanguage', { language: 'en' }, '--id', id);
    expect([first.code, again.code]).toEqual([0, 0]);
    const other = await reply('till.setLanguage', { language: 'pl', commandId: id });
    expect(other.said.refusal.code).toBe('malformed_call');
  });
});

describe('the call tool prints nothing on stdout and ends with 2', () => {
  const token = () => new URL(till.url).searchParams.get('token') ?? '';
  const origin = () => new URL(till.url).origin;

  it.each([
    ['an unknown call', () => ['--url', till.url, 'shift.begin'], /no call "shift\.begin".*--list/s],
    ['a near miss', () => ['--url', till.url, 'till.logOn'], /Did you mean operator\.logOn/],
    ['a name out of the object', () => ['--url', till.url, '__proto__.state'], /no call/],
    ['broken JSON', () => ['--url', till.url, 'till.state', '{"text":'], /no JSON.*single quotes/s],
    ['no till', () => ['till.state'], /--url/],
    ['no call', () => ['--url', till.url], /which call/],
    ['an unknown option', () => ['--url', till.url, 'till.state', '--fast'], /--fast.*--help/s],
    ['JSON torn by the shell', () => ['--url', till.url, 'item.search', '{"text":', '"a"}'], /one pair of quotes/],
    ['an --id that is no UUID', () => ['--url', till.url, '--id', '7', 'operator.logOff'], /no UUID/],
    ['an --id for a question', () => ['--url', till.url, '--id', randomUUID(), 'till.state'], /no command/],
    ['a --count for a call', () => ['--url', till.url, '--count', '2', 'till.state'], /for streams/],
    ['a --count of nothing', () => ['--url', till.url, '--count', '0', 'till.watch'], /whole number above 0/],
    ['a --timeout of nothing', () => ['--url', till.url, '--timeout', '0', 'till.state'], /seconds above 0/],
    ['an address without token', () => ['--url', origin(), 'till.state'], /no token.*ready/s],
    ['something that is no address', () => ['--url', 'till', 'till.state'], /no address of a till.*ready/s],
    ['a wrong token', () => ['--url', `${origin()}/?token=wrong`, 'till.state'], /token is not the one.*npm start/s],
    ['nobody there', () => ['--url', 'http://127.0.0.1:9/?token=x', 'till.state'], /Nobody answers.*npm start/s],
  ])('for %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await runTool('call', args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain(token());
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('for a till that went away', async () => {
    const other = await startTestTill();
    await other.stop();
    other.remove();
    const { code, stderr } = await runTool('call', ['--url', other.url, 'till.state']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Nobody answers/);
  });
});

describe('a stream', () => {
  it('prints one line a state and ends after --count', async () => {
    const { code, stdout } = await runTool('call', ['--url', till.url, 'till.watch', '--count', '1']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).code).toBe('POS1');
    expect(stdout.split('\n')).toHaveLength(2);
  });

  it('goes on with each change, and Ctrl+C ends it well', async () => {
    const watching = startTool('call', ['--url', till.url, 'till.watch']);
    const [before] = await watching.lines(1);
    await reply('till.setLanguage', { language: 'hr' });
    const [, after] = await watching.lines(2);
    await reply('till.setLanguage', { language: 'en' });
    watching.kill('SIGINT');
    expect((await watching.ended).code).toBe(0);
    expect([JSON.parse(before ?? '').language, JSON.parse(after ?? '').language]).toEqual(['en', 'hr']);
  });

  it('ends with 2 and words when the till goes away', async () => {
    const other = await startTestTill();
    const watching = startTool('call', ['--url', other.url, 'till.watch']);
    await watching.lines(1);
    await other.stop();
    other.remove();
    const { code, stderr } = await watching.ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/went away|ended the stream/);
  });

  it('is refused with fields it does not take', async () => {
    const { code, stdout, stderr } = await runTool('call', ['--url', till.url, 'till.watch', '{"from":1}']);
    expect({ code, said: stdout + stderr }).toEqual({ code: 1, said: expect.stringContaining('from') });
  });
});
