import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#test/house-rules/tree.ts';

/** A sample for each rule that the linter keeps for us: a rule that is switched off, or does not work, shows here. */
const BAD = [
  ['style/noDefaultExport', 'src-main/a.ts', 'export default 1;'],
  ['style/noEnum', 'src-main/b.ts', "export enum Level { Low = 'low' }"],
  ['suspicious/noExplicitAny', 'src-main/c.ts', 'export const c = (x: any) => x;'],
  ['style/noNonNullAssertion', 'src-main/d.ts', 'export const d = (x: string | null) => x!;'],
  ['style/useFilenamingConvention', 'src-main/printJob.ts', 'export const e = 1;'],
  ['nursery/noFloatingPromises', 'src-main/f.ts', 'async function work() {}\nexport function f() { work(); }'],
  [
    'nursery/noMisusedPromises',
    'src-main/g.ts',
    'async function isIt() { return true; }\nexport function g() { if (isIt()) return 1; return 2; }',
  ],
  [
    'style/noRestrictedImports',
    'src-shared/a.ts',
    "import { openTill } from '#main/till.ts';\nexport const a = openTill;",
  ],
  [
    'style/noRestrictedImports',
    'src-shared/b.ts',
    "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;",
  ],
  ['style/noRestrictedImports', 'src-main/h.ts', "import { app } from 'electron';\nexport const h = app;"],
  [
    'style/noRestrictedImports',
    'src-main/i.ts',
    "import { Tile } from '#renderer/menu/tile.tsx';\nexport const i = Tile;",
  ],
  [
    'style/noRestrictedImports',
    'src-main/host-electron/a.ts',
    "import { start } from '#agent/agent.ts';\nexport const a = start;",
  ],
  [
    'style/noRestrictedImports',
    'src-renderer/a.ts',
    "import { openTill } from '#main/till.ts';\nexport const a = openTill;",
  ],
  [
    'style/noRestrictedImports',
    'src-renderer/b.ts',
    "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;",
  ],
  [
    'style/noRestrictedImports',
    'src-agent/a.ts',
    "import { openTill } from '#main/till.ts';\nexport const a = openTill;",
  ],
  ['correctness/noUnusedImports', 'src-main/j.ts', "import { join } from 'node:path';\nexport const j = 1;"],
] as const;

const GOOD = [
  ['src-main/host-electron/b.ts', "import { app } from 'electron';\nexport const b = app;"],
  ['src-main/k.ts', "import { ok } from '#shared/result.ts';\nexport const k = ok;"],
  ['vitest.config.ts', 'export default {};'],
] as const;

type Report = {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: unknown } }[];
};

let folder: string;
let found: readonly { readonly category: string; readonly path: string }[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillkeeper-lint-'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  for (const file of ['biome.json', '.gitignore', 'package.json']) cpSync(join(ROOT, file), join(folder, file));
  for (const [path, text] of [...BAD.map(([, path, text]) => [path, text] as const), ...GOOD]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
  found = report.diagnostics.map(({ category, location }) => ({ category, path: pathOf(location.path) }));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Biome's report names a file as text or as an object with it, depending on its version. */
function pathOf(place: unknown): string {
  return typeof place === 'string' ? place : String((place as { readonly file?: unknown } | null)?.file);
}

describe('the linter', () => {
  it.each(BAD)('says %s of %s', (rule, path) => {
    const said = found.filter((one) => one.path === path).map((one) => one.category);
    expect(said).toContain(`lint/${rule}`);
  });

  it.each(GOOD)('says nothing of %s', (path) => {
    expect(found.filter((one) => one.path === path && !one.category.startsWith('format'))).toEqual([]);
  });
});

describe('the compiler', () => {
  it('shows the core neither Node nor the page', () => {
    const settings = JSON.parse(readFileSync(join(ROOT, 'src-shared/tsconfig.json'), 'utf8'));
    expect(settings.compilerOptions).toMatchObject({ types: [], lib: ['ES2023'] });
    expect(settings.references).toEqual([]);
  });

  it('is as strict as it can be', () => {
    const settings = JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8'));
    expect(settings.compilerOptions).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noPropertyAccessFromIndexSignature: true,
      erasableSyntaxOnly: true,
    });
  });
});
