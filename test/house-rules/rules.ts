import type { SourceFile } from '#test/house-rules/tree.ts';

/** A rule of the house: what it looks for, what to do instead, and one sample it must find and one it must let through. */
export type Rule = {
  readonly name: string;
  readonly instead: string;
  readonly find: (file: SourceFile) => readonly string[];
  readonly bad: SourceFile;
  readonly good: SourceFile;
};

const IS_CODE = /^(src-|test\/(?!house-rules\/)|tools\/).*\.(ts|tsx|mjs)$/;
const IS_PRODUCT = /^src-(shared|main|renderer|agent)\/.*\.tsx?$/;

/** Lines that match, with their numbers, comments left out: a comment may name what code may not do. */
function lines(file: SourceFile, pattern: RegExp): readonly string[] {
  return file.text.split('\n').flatMap((line, index) => {
    const isComment = /^\s*(\*|\/\*|\/\/)/.test(line);
    return !isComment && pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim()}`] : [];
  });
}

const only =
  (paths: RegExp, find: Rule['find']): Rule['find'] =>
  (file) =>
    paths.test(file.path) ? find(file) : [];

export const RULES: readonly Rule[] = [
  {
    name: 'no barrels',
    instead: 'Import from the file that says it.',
    find: only(/^src-.*\.tsx?$/, (file) => {
      const statements = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim();
      const isBarrel =
        statements !== '' && statements.replace(/export\s+(type\s+)?(\*|\{[^}]*\})[^;]*from[^;]*;/g, '').trim() === '';
      return isBarrel || /\/index\.tsx?$/.test(file.path) ? [file.path] : [];
    }),
    bad: { path: 'src-main/sale.ts', text: "export { scan } from './scan.ts';\nexport * from './void.ts';\n" },
    good: { path: 'src-main/sale.ts', text: "export { scan } from './scan.ts';\nexport const limit = 3;\n" },
  },
  {
    name: 'folders are domain words',
    instead: 'Name the folder after its subject (shift, printing), not after its kind.',
    find: ({ path }) => (/(^|\/)(utils?|helpers?|services?|types|common|misc|lib|shared)\//.test(path) ? [path] : []),
    bad: { path: 'src-main/utils/round.ts', text: '' },
    good: { path: 'src-main/printing/job.ts', text: '' },
  },
  {
    name: 'file names are kebab-case',
    instead: 'Whole words in lower case, joined by hyphens.',
    find: ({ path }) =>
      path.split('/').every((part) => /^(\.?[a-z0-9]+([-._][a-z0-9]+)*|[A-Z]+\.md|LICENSE)$/.test(part)) ? [] : [path],
    bad: { path: 'src-main/printJob.ts', text: '' },
    good: { path: 'src-main/printing/print-job.ts', text: '' },
  },
  {
    name: 'money is never a fraction',
    instead: 'Amounts are minor units; parse, round and show them by src-shared/money.',
    find: only(/^src-(?!shared\/money\/).*\.tsx?$/, (file) => lines(file, /parseFloat|\.toFixed\(|\/ ?100\b/)),
    bad: { path: 'src-renderer/menu/tile.tsx', text: 'const euros = minor / 100;' },
    good: { path: 'src-shared/money/format.ts', text: 'const euros = minor / 100;' },
  },
  {
    name: 'the core has no clock and no chance',
    instead: 'Take time, ids and chance as arguments.',
    find: only(/^src-shared\//, (file) =>
      lines(
        file,
        /\bDate\.now\b|\bnew Date\(|\bMath\.random\b|\bperformance\.|\bcrypto\.|\bset(Timeout|Interval)\(|\basync\b|\bawait\b/,
      ),
    ),
    bad: { path: 'src-shared/shift/start.ts', text: 'const at = new Date();' },
    good: { path: 'src-main/time/clock.ts', text: 'const at = new Date();' },
  },
  {
    name: 'the compiler is not silenced',
    instead: 'Make the type say what is true; narrow with must() or a parse at the edge.',
    find: only(IS_CODE, (file) => [
      ...linesAnywhere(file, /@ts-(ignore|nocheck|expect-error)/),
      ...lines(file, /\bas any\b/),
    ]),
    bad: { path: 'src-main/a.ts', text: '// @ts-ignore\nconst a: number = "1";' },
    good: { path: 'src-main/a.ts', text: 'const a = many(1);' },
  },
  {
    name: 'imports go by the layer’s name',
    instead: "Write '#shared/...', '#main/...': a path with dots walks around the layer table.",
    find: only(/^(src-|test\/(?!house-rules\/)).*\.tsx?$/, (file) => lines(file, /\bfrom '\.\.\/|\bimport\('\.\.\//)),
    bad: { path: 'src-renderer/a.ts', text: "import { openTill } from '../src-main/till.ts';" },
    good: { path: 'src-renderer/a.ts', text: "import { ok } from '#shared/result.ts';" },
  },
  {
    name: 'a file has one subject and at most 400 lines',
    instead: 'Split it by subject.',
    find: only(/^(src-|test\/|tools\/|migrations\/).*\.(ts|tsx|mjs|css|sql)$/, ({ path, text }) => {
      const count = text.trimEnd().split('\n').length;
      return count > 400 ? [`${path}: ${count} lines`] : [];
    }),
    bad: { path: 'src-main/a.ts', text: 'x\n'.repeat(401) },
    good: { path: 'src-main/a.ts', text: 'x\n'.repeat(400) },
  },
  {
    name: 'no text outside the language files',
    instead: 'Put the words into src-shared/language and show them by their key.',
    find: only(/^src-renderer\/.*\.tsx$/, (file) => findJsxText(file)),
    bad: { path: 'src-renderer/a.tsx', text: 'const a = <p>{count} items</p>;' },
    good: {
      path: 'src-renderer/a.tsx',
      text: 'const a = <p aria-label={t("count")}>{t("count")}</p>; const b = x > y;',
    },
  },
  {
    name: 'no enum, no default export, no Manager, Helper or Service',
    instead: 'A string union; a named export; the noun of the subject.',
    find: only(IS_PRODUCT, (file) =>
      lines(
        file,
        /^\s*(export )?(const )?enum |^export default |\b(class|type|interface|function) \w+(Manager|Helper|Service|Info)\b/,
      ),
    ),
    bad: { path: 'src-main/a.ts', text: 'export class PrintManager {}' },
    good: { path: 'src-main/a.ts', text: 'export type DataServiceState = 1;' },
  },
  {
    name: 'no path of a machine and no registry host',
    instead: 'Take the path from the caller; the registry comes from the user’s own npm configuration.',
    find: (file) => linesAnywhere(file, MACHINE),
    bad: { path: 'README.md', text: `cd ${['', 'home', 'anna', 'till'].join('/')}` },
    good: { path: 'README.md', text: 'cd till && npm start # https://github.com/work/root' },
  },
  {
    name: 'the lock file names no download addresses',
    instead: 'Keep omit-lockfile-registry-resolved=true in .npmrc and rewrite the lock file.',
    find: only(/(^|\/)package-lock\.json$/, (file) => linesAnywhere(file, /"resolved"/)),
    bad: { path: 'package-lock.json', text: '{ "resolved": "x" }' },
    good: { path: 'package-lock.json', text: '{ "version": "1.0.0" }' },
  },
  {
    name: 'versions are exact',
    instead: 'Write the version that was tried, without ^ or ~.',
    find: only(/(^|\/)package\.json$/, (file) =>
      lines(file, /^\s*"[^"]+": "[\^~>*]|: "(latest|\*)"/).filter((line) => !/"node":/.test(line)),
    ),
    bad: { path: 'package.json', text: '    "zod": "^4.6.7",' },
    good: { path: 'package.json', text: '    "zod": "4.6.7",\n  "node": ">=20.19.0"' },
  },
];

// In pieces, so that this file does not break its own rule.
const MACHINE = new RegExp(
  [
    `(^|[^.\\w:/])/(${['wor' + 'k', 'roo' + 't', 'far' + 'm'].join('|')})/`,
    '/hom' + 'e/[a-z]+/',
    'registry\\.[a-z]+\\.' + 'org',
    'deb\\.[a-z]+\\.' + 'org',
  ].join('|'),
);

function linesAnywhere(file: SourceFile, pattern: RegExp): readonly string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim().slice(0, 160)}`] : []));
}

/** Text before a closing tag, and words in the attributes that are read out. Symbols and figures are nobody's language. */
function findJsxText({ path, text }: SourceFile): readonly string[] {
  const between = [...text.matchAll(/[a-z"'}/]>\s*([^<>{}();=]*\p{L}{2}[^<>{}();=]*)<(?:\/|[a-z])/gu)];
  const after = [...text.matchAll(/\}\s*([^<>{}();=]*\p{L}{2}[^<>{}();=]*)<\//gu)];
  const spoken = [...text.matchAll(/\b(?:aria-label|title|placeholder|alt|label)="([^"]*\p{L}{2}[^"]*)"/gu)];
  return [...between, ...after, ...spoken]
    .map((found) => found[1]?.trim() ?? '')
    .filter((words) => !IS_ENTRY.test(words))
    .map((words) => `${path}: ${words}`);
}

/** Between two cells of an object of cells stands the name of the next one: code, not text. */
const IS_ENTRY = /^,\s*\w+:$/;
