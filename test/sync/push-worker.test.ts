import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { enrol, enrolmentCode, push, startTestAgent, totals } from '#test/agent/agent-in-process.ts';
import { freshFolder, startAgentProcess } from '#test/agent/agent-process.ts';
import { expectedTotals } from '#test/agent/expected-totals.ts';
import { testTill } from '#test/agent/test-till.ts';
import { memoryJournal } from '#test/sync/memory-journal.ts';
import { answerAlways, openWire } from '#test/sync/wire.ts';
import { startWorker, until } from '#test/sync/worker-bench.ts';

describe('the worker', () => {
  test('enrols its till, hands over what is there in batches and shows green', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(450);
    const journal = memoryJournal(till);
    const { worker, changes } = startWorker(journal, agent.url, { dataDir: agent.dataDir });
    await until('all is sent', () => worker.state().level === 'green' && worker.state().unsent === 0);
    expect(journal.kept.map(({ seq }) => seq)).toEqual([200, 400, 450]);
    expect(worker.state()).toMatchObject({ dataService: 'running', posAgent: 'running', words: null });
    expect(worker.state().lastContactAt).not.toBeNull();
    expect(changes()).toBeGreaterThan(2);
    expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  });

  test('sends what is written later as soon as it is nudged', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    const journal = memoryJournal(till);
    const { worker } = startWorker(journal, agent.url, { dataDir: agent.dataDir });
    await until('the till is enrolled', () => worker.state().level === 'green');
    for (let sale = 1; sale <= 20; sale += 1) {
      till.write(1);
      worker.nudge();
    }
    await until('all is sent', () => worker.state().unsent === 0);
    expect(journal.kept.at(-1)?.seq).toBe(20);
  });

  test('bounds a batch by its bytes too', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(30, (event) => ({ ...event, body: { note: 'ž'.repeat(50_000) } }));
    const journal = memoryJournal(till);
    const { worker } = startWorker(journal, agent.url, { dataDir: agent.dataDir });
    await until('all is sent', () => worker.state().unsent === 0);
    expect(journal.kept.map(({ seq }) => seq)).toEqual([10, 20, 30]);
  });

  test('after a restart of the till goes on behind what was acknowledged', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(5);
    const first = memoryJournal(till);
    const bench = startWorker(first, agent.url, { dataDir: agent.dataDir });
    await until('all is sent', () => bench.worker.state().unsent === 0);
    await bench.worker.stop();
    till.write(2);
    const second = memoryJournal(till, { acknowledgedSeq: 5, agentPublicKey: first.agentPublicKey() });
    const { worker } = startWorker(second, agent.url);
    await until('the rest is sent', () => worker.state().unsent === 0);
    expect(second.kept.map(({ seq }) => seq)).toEqual([7]);
  });
});

describe('with the Agent away', () => {
  test('it waits longer and longer, up to the bound, and however often it is nudged', async () => {
    const till = testTill();
    till.write(3);
    const wire = await openWire('http://127.0.0.1:1');
    wire.mode = 'refuse';
    const { worker, time, logged } = startWorker(memoryJournal(till), wire.url, { random: () => 0.5 });
    const deadlinesAndPolls = [2_000, 5_000];
    const backOffs = () => time.asked.filter((ms) => !deadlinesAndPolls.includes(ms));
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      await until(`attempt ${attempt} failed`, () => logged.length === attempt && backOffs().length === attempt);
      const asked = time.asked.length;
      worker.nudge();
      expect(time.asked).toHaveLength(asked);
      time.advance((backOffs().at(-1) ?? 0) - 1);
      expect(logged).toHaveLength(attempt);
      time.advance(1);
    }
    expect(backOffs().slice(0, 9)).toEqual([375, 750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500]);
    expect(worker.state()).toMatchObject({
      level: 'red',
      posAgent: 'stopped',
      unsent: 3,
      words: { key: 'sync.agent_away' },
    });
  });

  test('it drains as soon as the Agent is seen again, whatever wait was left', async () => {
    const till = testTill();
    const dataDir = freshFolder();
    let agent = await startAgentProcess(dataDir);
    const journal = memoryJournal(till);
    const { worker, time } = startWorker(journal, agent.url, { dataDir });
    await until('the till is enrolled', () => worker.state().level === 'green');

    await agent.kill();
    till.write(25);
    worker.nudge();
    await until('it is seen as away', () => worker.state().level === 'yellow' || worker.state().level === 'red');
    await until('it waits long, with both seen as away', () => {
      if ((time.waits().at(-1) ?? 0) < 15_000) time.advance(500);
      return worker.state().level === 'red' && (time.waits().at(-1) ?? 0) >= 15_000;
    });
    expect(worker.state().unsent).toBe(25);

    agent = await startAgentProcess(dataDir, ['--port', String(agent.port)]);
    await until('the next look at the services is due', () => (time.waits()[0] ?? 0) <= 5_000);
    time.advance(5_000);
    await until('it has drained', () => worker.state().level === 'green' && worker.state().unsent === 0);
    expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  });

  test('it gives up a silent wire after its deadline', async () => {
    const agent = await startTestAgent();
    const wire = await openWire(agent.url);
    wire.mode = 'silent';
    const till = testTill();
    till.write(1);
    const { worker, time, logged } = startWorker(memoryJournal(till), wire.url, { dataDir: agent.dataDir });
    await until('the requests are out', () => wire.requests() >= 2);
    expect(logged).toEqual([]);
    time.advance(5_000);
    await until('it gave up', () => logged.length === 1);
    expect(worker.state()).toMatchObject({ posAgent: 'stopped', words: { key: 'sync.agent_away' } });
  });

  test('an answer lost on the way costs a repeat and nothing else', async () => {
    const agent = await startTestAgent();
    const wire = await openWire(agent.url);
    const till = testTill();
    const journal = memoryJournal(till);
    const { worker, time, logged } = startWorker(journal, wire.url, { dataDir: agent.dataDir });
    await until('the till is enrolled', () => worker.state().level === 'green');
    wire.mode = 'cut_answer';
    till.write(12);
    worker.nudge();
    await until('the answer was lost', () => logged.length > 0);
    expect(journal.acknowledgedSeq()).toBe(0);
    wire.mode = 'open';
    await until('all is acknowledged', () => {
      time.advance(500);
      return worker.state().unsent === 0;
    });
    expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  });

  test('stopping ends a request under way, and nothing is sent afterwards', async () => {
    const agent = await startTestAgent();
    const wire = await openWire(agent.url);
    wire.mode = 'silent';
    const { worker, time } = startWorker(memoryJournal(testTill()), wire.url);
    await until('a request is out', () => wire.requests() > 0);
    await worker.stop();
    const before = wire.requests();
    worker.nudge();
    worker.tryNow();
    time.advance(60_000);
    expect(time.waits()).toEqual([]);
    expect(wire.requests()).toBe(before);
  });
});

describe('stuck, and said so', () => {
  test('a flawed event is never skipped: what is before it is acknowledged, what is after it waits', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(3);
    till.write(1, (event) => ({
      ...event,
      postings: [{ account: 'a', currency: 'EUR', amountMinor: 1, movement: 'sale' }],
    }));
    till.write(3);
    const journal = memoryJournal(till);
    const { worker, time, logged } = startWorker(journal, agent.url, { dataDir: agent.dataDir });
    await until('it is stuck', () => worker.state().posAgent === 'stuck');
    expect(worker.state()).toMatchObject({
      level: 'yellow',
      unsent: 4,
      words: { key: 'sync.event_refused', facts: { seq: 4, flaw: 'postings_unbalanced' } },
    });
    expect(journal.acknowledgedSeq()).toBe(3);
    worker.nudge();
    time.advance(29_999);
    expect(logged).toHaveLength(1);
    time.advance(1);
    await until('it asked again after the longest wait', () => logged.length === 2);
    expect(worker.state().unsent).toBe(4);
  });

  test('an event the Agent cannot read holds back only itself and what follows', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(5);
    till.write(1, (event) => ({
      ...event,
      postings: [{ account: '', currency: 'EUR', amountMinor: 0, movement: 'sale' }],
    }));
    till.write(5);
    const journal = memoryJournal(till);
    const { worker } = startWorker(journal, agent.url, { dataDir: agent.dataDir });
    await until('it is stuck', () => worker.state().posAgent === 'stuck');
    expect(journal.acknowledgedSeq()).toBe(5);
    expect(worker.state()).toMatchObject({ unsent: 6, words: { key: 'sync.message_refused' } });
    expect(String(worker.state().words?.facts['problem'])).toContain('events[0].postings[0].account');
  });

  test('a wrong code, then the right one', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(2);
    let code: string | null = null;
    const { worker } = startWorker(memoryJournal(till), agent.url, { enrolmentCode: () => code });
    await until('a code is missing', () => worker.state().words?.key === 'sync.enrolment_code_missing');
    code = 'WRON-G';
    worker.tryNow();
    await until('the code is wrong', () => worker.state().words?.key === 'sync.enrolment_code_wrong');
    code = enrolmentCode(agent.dataDir);
    worker.tryNow();
    await until('all is sent', () => worker.state().level === 'green' && worker.state().unsent === 0);
  });

  test('a till code that another till has', async () => {
    const agent = await startTestAgent();
    await enrol(agent, testTill());
    const { worker } = startWorker(memoryJournal(testTill()), agent.url, { dataDir: agent.dataDir });
    await until('it is refused', () => worker.state().words?.key === 'sync.enrolment_other_key');
  });

  test('a till restored from an old backup that sold on, and one that has not yet', async () => {
    const agent = await startTestAgent();
    const till = testTill();
    till.write(6);
    const journal = memoryJournal(till);
    const first = startWorker(journal, agent.url, { dataDir: agent.dataDir });
    await until('all is sent', () => first.worker.state().unsent === 0);
    const before = { acknowledgedSeq: 3, agentPublicKey: journal.agentPublicKey() };

    const behind = startWorker(memoryJournal(till.restored(4), before), agent.url);
    await until('it is behind', () => behind.worker.state().words?.key === 'sync.agent_ahead');
    expect(behind.worker.state()).toMatchObject({ posAgent: 'stuck', words: { facts: { agentSeq: 6, seq: 4 } } });

    for (const [more, epoch] of [
      [2, 2],
      [1, 3],
      [5, 4],
    ] as const) {
      const branch = till.restored(4);
      branch.write(more);
      const branchJournal = memoryJournal(branch, before);
      const { worker } = startWorker(branchJournal, agent.url);
      await until('its branch is kept', () => worker.state().level === 'green' && worker.state().unsent === 0);
      expect(worker.state().words).toEqual({
        key: 'sync.journal_forked',
        facts: { seq: 4 },
        trouble: 'journal_forked',
      });
      expect(branchJournal.identity().epoch).toBe(epoch);
      expect(branchJournal.kept.at(-1)?.seq).toBe(4 + more + 1);
      expect(branch.journal().at(-1)).toMatchObject({ epoch, seq: 4 + more + 1, kind: 'journal.epoch_began' });
    }
  });

  test('another Agent at the address gets nothing, until a person trusts it', async () => {
    const dataDir = freshFolder();
    const old = await startTestAgent({ dataDir });
    const till = testTill();
    till.write(4);
    const journal = memoryJournal(till);
    const { worker, time } = startWorker(journal, old.url, { dataDir });
    await until('all is sent', () => worker.state().unsent === 0 && worker.state().level === 'green');
    await old.stop();
    rmSync(dataDir, { recursive: true });
    const other = await startTestAgent({ dataDir, port: Number(new URL(old.url).port) });
    till.write(1);
    worker.nudge();
    await until('the other key is seen', () => {
      time.advance(500);
      return worker.state().words?.key === 'sync.agent_key_changed';
    });
    expect((await totals(other, till)).body).toMatchObject({ value: { seq: 0 } });
    worker.trustNewAgent();
    await until('all is sent anew', () => worker.state().unsent === 0 && worker.state().level === 'green');
    expect((await totals(other, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  });
});

test('an Agent restored from an old backup gets again what it has lost', async () => {
  const agent = await startTestAgent();
  const till = testTill();
  till.write(3);
  const enrolled = await enrol(agent, till);
  await push(agent, till, till.journal());
  till.write(300);
  const agentPublicKey = (enrolled.body['value'] as { agentPublicKey: string }).agentPublicKey;
  const { worker } = startWorker(memoryJournal(till, { acknowledgedSeq: 303, agentPublicKey }), agent.url);
  till.write(1);
  worker.nudge();
  await until('the Agent has all', () => worker.state().level === 'green' && worker.state().unsent === 0);
  expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
});

describe('what answers is no Agent of this till', () => {
  test('a web page', async () => {
    const url = await answerAlways(() => ({ status: 200, body: '<h1>Welcome to your router</h1>' }));
    const { worker } = startWorker(memoryJournal(testTill()), url);
    await until('it is not understood', () => worker.state().words?.key === 'sync.agent_not_understood');
    expect(worker.state()).toMatchObject({ level: 'red', posAgent: 'stopped' });
  });

  test('something that acknowledges without the pinned key', async () => {
    const honest = await startTestAgent();
    const liar = await startTestAgent();
    const till = testTill();
    till.write(2);
    const enrolled = await enrol(honest, till);
    await enrol(liar, till);
    await push(liar, till, till.journal());
    const agentPublicKey = (enrolled.body['value'] as { agentPublicKey: string }).agentPublicKey;
    const journal = memoryJournal(till, { agentPublicKey });
    const { worker } = startWorker(journal, liar.url);
    await until('the signature is refused', () => worker.state().words?.key === 'sync.countersignature_invalid');
    expect(journal.kept).toEqual([]);
    expect(worker.state()).toMatchObject({ posAgent: 'stuck', unsent: 2 });
  });

  test('an Agent with a fault: it is asked again later, and everything waits', async () => {
    const fault = JSON.stringify({ defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'x' });
    const health = (service: string) => JSON.stringify({ service, status: 'running', version: '1', protocol: 1 });
    const url = await answerAlways((path) => {
      if (path === '/pos-agent/health') return { status: 200, body: health('pos-agent') };
      if (path === '/data-service/health') return { status: 200, body: health('data-service') };
      return { status: 500, body: fault };
    });
    const till = testTill();
    till.write(2);
    const { worker } = startWorker(memoryJournal(till), url);
    await until('the fault is seen', () => worker.state().words?.key === 'sync.agent_faulty');
    expect(worker.state()).toMatchObject({ level: 'yellow', dataService: 'running', posAgent: 'stopped', unsent: 2 });
  });
});

test('a service of another version is worked with, and said', async () => {
  const agent = await startTestAgent();
  const health = JSON.stringify({ service: 'data-service', status: 'running', version: '9.9.9', protocol: 2 });
  const newer = await answerAlways(() => ({ status: 200, body: health }));
  const journal = memoryJournal(testTill());
  const { worker } = startWorker(journal, agent.url, { dataDir: agent.dataDir, dataServiceUrl: newer });
  await until('both are heard', () => worker.state().words?.key === 'sync.version_incompatible');
  expect(worker.state()).toMatchObject({
    level: 'yellow',
    posAgent: 'running',
    dataService: 'running',
    isIncompatible: true,
  });
});

test('services at two addresses are shown apart', async () => {
  const agent = await startTestAgent();
  const journal = memoryJournal(testTill());
  const { worker } = startWorker(journal, agent.url, { dataDir: agent.dataDir, dataServiceUrl: 'http://127.0.0.1:1' });
  await until('one of two runs', () => worker.state().level === 'yellow' && worker.state().words !== null);
  await until('it is said which', () => worker.state().words?.key === 'sync.data_service_away');
  expect(worker.state()).toMatchObject({ posAgent: 'running', dataService: 'stopped' });
});

test('a journal that cannot be read is said, and does not take the till with it', async () => {
  const agent = await startTestAgent();
  const till = testTill();
  till.write(1);
  const journal = {
    ...memoryJournal(till),
    read: () => {
      throw new Error('disk I/O error');
    },
  };
  const { worker, logged } = startWorker(journal, agent.url, { dataDir: agent.dataDir });
  await until('it is said', () => worker.state().words?.key === 'sync.sending_failed');
  expect(logged.join()).toContain('disk I/O error');
});
