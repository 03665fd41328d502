import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES, databaseArgs } from '#test/agent/agent-database.ts';
import { enrol, head, push, totals } from '#test/agent/agent-in-process.ts';
import { freshFolder, startAgentProcess } from '#test/agent/agent-process.ts';
import { expectedTotals } from '#test/agent/expected-totals.ts';
import { testTill } from '#test/agent/test-till.ts';

describe.each(AGENT_DATABASES)('an agent on %s', (database) => {
  const start = async (dataDir: string) =>
    await startAgentProcess(dataDir, ['--port', '0', ...(await databaseArgs(database, dataDir))]);

  type HeadValue = { readonly seq: number; readonly hash: string };

  test('killed between pushes, the agent has lost nothing it acknowledged and takes nothing twice', async () => {
    const dataDir = freshFolder();
    const till = testTill();
    let agent = await start(dataDir);
    await enrol(agent, till);
    for (let round = 0; round < 3; round += 1) {
      const from = till.journal().length;
      till.write(20);
      const answer = await push(agent, till, till.journal().slice(from));
      await agent.kill();
      agent = await start(dataDir);
      expect((await head(agent, till)).body).toMatchObject({ value: { seq: from + 20 } });
      expect(await push(agent, till, till.journal().slice(from))).toEqual(answer);
    }
    expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  });

  test('killed in the middle of pushes, at ten different moments, it holds whole ranges and right totals', async () => {
    const dataDir = freshFolder();
    const till = testTill();
    let agent = await start(dataDir);
    await enrol(agent, till);
    let held = 0;
    for (let round = 0; round < 10; round += 1) {
      till.write(500 - (till.journal().length - held));
      let sayUnderWay = (): void => {};
      const underWay = new Promise<void>((settle) => {
        sayUnderWay = settle;
      });
      const pushes = pushOn(agent, till, held, sayUnderWay);
      await underWay;
      await delay(round * 7);
      await agent.kill();
      const acknowledged = await pushes;
      agent = await start(dataDir);
      const now = (await head(agent, till)).body['value'] as HeadValue;
      expect(acknowledged).toBeGreaterThan(held);
      expect(now.seq).toBeGreaterThanOrEqual(acknowledged);
      expect(now.hash).toBe(till.journal()[now.seq - 1]?.hash);
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal().slice(0, now.seq)));
      held = now.seq;
    }
    expect(await pushOn(agent, till, held)).toBe(till.journal().length);
    expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  }, 120_000);

  /** Pushes range by range until the end or until nobody answers; says how far it was acknowledged, and when first. */
  async function pushOn(
    agent: { readonly url: string },
    till: ReturnType<typeof testTill>,
    from: number,
    onFirst: () => void = () => {},
  ): Promise<number> {
    let acknowledged = from;
    while (acknowledged < till.journal().length) {
      const range = till.journal().slice(acknowledged, acknowledged + 40);
      const answer = await push(agent, till, range).catch(() => null);
      if (answer === null) return acknowledged;
      expect(answer.body).toMatchObject({ accepted: true });
      acknowledged = (answer.body['value'] as HeadValue).seq;
      onFirst();
    }
    return acknowledged;
  }

  test('two agents on one database take the same ranges at once, and hold each event once', async () => {
    const dataDir = freshFolder();
    const till = testTill();
    till.write(200);
    const agents = [await start(dataDir), await start(dataDir)] as const;
    await enrol({ ...agents[0], dataDir }, till);
    expect(await Promise.all(agents.map((agent) => pushOn(agent, till, 0)))).toEqual([200, 200]);
    for (const agent of agents) {
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
    }
  });
});
