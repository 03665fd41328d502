import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { enrol, enrolmentCode, post, startTestAgent } from '#test/agent/agent-in-process.ts';
import { testTill } from '#test/agent/test-till.ts';

describe.each(AGENT_DATABASES)('an agent on %s', (database) => {
  const ENROL = '/pos-agent/v1/tills/enrol';

  test('a till with the code is enrolled and told the agent’s key', async () => {
    const agent = await startTestAgent({ database });
    const { status, body } = await enrol(agent, testTill());
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: true, value: { store: 'Split', till: 'T1' } });
  });

  test('a code is good for one till; the file then holds another', async () => {
    const agent = await startTestAgent({ database });
    const code = enrolmentCode(agent.dataDir);
    await enrol(agent, testTill());
    expect(enrolmentCode(agent.dataDir)).not.toBe(code);
    const till = testTill({ till: 'T2' });
    const second = { store: 'Split', till: 'T2', publicKey: till.publicKey, enrolmentCode: code };
    expect((await post(agent.url, ENROL, second, till)).body).toMatchObject({
      accepted: false,
      refusal: { code: 'code_wrong' },
    });
    expect((await enrol(agent, testTill({ till: 'T2' }))).body).toMatchObject({ accepted: true });
  });

  test('of ten tills that come with one code at once, one is enrolled', async () => {
    const agent = await startTestAgent({ database });
    const code = enrolmentCode(agent.dataDir);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => {
        const { store, till, publicKey, sign } = testTill({ till: `T${index}` });
        return post(
          agent.url,
          ENROL,
          { store, till, publicKey, enrolmentCode: code },
          { store, till, publicKey, sign },
        );
      }),
    );
    expect(answers.filter(({ body }) => body['accepted'] === true)).toHaveLength(1);
  });

  test('the same key again is the same answer, with any code: the first answer may have been lost', async () => {
    const agent = await startTestAgent({ database });
    const till = testTill();
    const first = await enrol(agent, till);
    const { store, publicKey } = till;
    const code = enrolmentCode(agent.dataDir);
    expect(await post(agent.url, ENROL, { store, till: 'T1', publicKey, enrolmentCode: 'long gone' }, till)).toEqual(
      first,
    );
    expect(enrolmentCode(agent.dataDir)).toBe(code);
  });

  test('another key for a known till is refused in words, even with the right code, which stays good', async () => {
    const agent = await startTestAgent({ database });
    await enrol(agent, testTill());
    const code = enrolmentCode(agent.dataDir);
    const { body } = await enrol(agent, testTill());
    expect(body).toMatchObject({ accepted: false, refusal: { code: 'other_key', words: /T1.*another key/ } });
    expect(enrolmentCode(agent.dataDir)).toBe(code);
  });

  test('the same till code in another store is another till', async () => {
    const agent = await startTestAgent({ database });
    await enrol(agent, testTill());
    expect((await enrol(agent, testTill({ store: 'Zadar' }))).body).toMatchObject({ accepted: true });
  });

  test('a code typed in small letters with spaces is the code', async () => {
    const agent = await startTestAgent({ database });
    const typed = ` ${enrolmentCode(agent.dataDir).toLowerCase().replaceAll('-', ' ')} `;
    const till = testTill();
    const asked = { store: till.store, till: till.till, publicKey: till.publicKey, enrolmentCode: typed };
    const { body } = await post(agent.url, ENROL, asked, till);
    expect(body).toMatchObject({ accepted: true });
  });

  test('an empty code is never right, also where the file was emptied', async () => {
    const agent = await startTestAgent({ database });
    writeFileSync(join(agent.dataDir, 'enrolment-code'), '\n');
    const till = testTill();
    const asked = { store: till.store, till: till.till, publicKey: till.publicKey, enrolmentCode: '' };
    const { body } = await post(agent.url, ENROL, asked, till);
    expect(body).toMatchObject({ refusal: { code: 'code_wrong' } });
  });

  test('key and code are readable by their owner only', async () => {
    const { dataDir } = await startTestAgent({ database });
    for (const file of ['agent-key.pem', 'enrolment-code'])
      expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
  });
});
