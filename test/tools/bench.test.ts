import { expect, it } from 'vitest';
import { runTool } from '#test/tools/run-tool.ts';

const TEST_MAX_MS = 120_000;

it('npm run bench measures what it names, side by side, and says how often', { timeout: TEST_MAX_MS }, async () => {
  const { code, stdout, stderr } = await runTool('bench', ['--tiny']);
  expect([code, stderr]).toEqual([0, '']);
  const titles = stdout.split('\n').filter((line) => / \((ms|per second); warm-up \d+\)$/.test(line));
  expect(titles.map((title) => title.replace(/ \(.*/, ''))).toEqual([
    'End of Shift is opened',
    'End of shift is confirmed',
    'A sale is committed',
    'A receipt becomes bytes',
    'From the key to the first byte at the printer',
    'Pushes to the Agent',
    'All tills come back',
    'All tills knock at once, SQLite',
    '20 items arrive while somebody scans',
  ]);
  const rows = stdout.split('\n').filter((line) => line.includes('  ratio '));
  for (const row of rows) expect(row).toMatch(/ median +[\d.]+ {2}worst +[\d.]+ {2}of \d+ {2}ratio +[\d.]+$/);
  for (const label of ['2 receipts, 0 earlier shifts', '4 receipts, 0 earlier shifts', '2 receipts, 1 earlier shifts'])
    expect(rows.filter((row) => row.trim().startsWith(label))).toHaveLength(3);
});

it('npm run bench refuses what it does not know', async () => {
  const { code, stdout, stderr } = await runTool('bench', ['--only', 'weather']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--only is one of shift, paper, agent, rush, arrival');
});
