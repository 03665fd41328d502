import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export type SourceFile = { readonly path: string; readonly text: string };

const NOT_TEXT = /\.(png|jpg|ico|woff2|pdf|zip|db)$/;

/** Every file that is, or is about to be, in the repository: what git ignores is nobody's source. */
export function readTree(): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  const paths = [...new Set(listed.toString('utf8').split('\0'))].filter((path) => path !== '' && !NOT_TEXT.test(path));
  // A file deleted but not yet committed is still listed.
  return paths.filter((path) => existsSync(join(ROOT, path))).map(readSource);
}

function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}
