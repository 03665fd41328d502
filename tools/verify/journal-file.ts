import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { messageOf, ToolTrouble } from '../call/run-tool.ts';

const CHUNK_BYTES = 1024 * 1024;
/** Longer than any event the Agent would take, several times over. */
const LINE_MAX = 64 * 1024 * 1024;

/** A line of an exported journal, parsed; `text` where it is no JSON. */
export type FileLine = { readonly line: number; readonly record: unknown; readonly isJson: boolean };

/** Reads an exported journal line by line, however long it is. */
export function* journalFileLines(path: string): Generator<FileLine> {
  let line = 0;
  for (const text of textLines(path)) {
    line += 1;
    if (text.trim() !== '') yield { line, ...parsed(text) };
  }
}

function parsed(text: string): Omit<FileLine, 'line'> {
  try {
    return { record: JSON.parse(text), isJson: true };
  } catch {
    return { record: null, isJson: false };
  }
}

function* textLines(path: string): Generator<string> {
  const file = open(path);
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_MAX)
        throw new ToolTrouble(`${path} has a line longer than any event: it is no exported journal.`);
      yield* lines;
    }
    yield rest + decoder.end();
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new ToolTrouble(`${path} cannot be read (${messageOf(error)}). Check that this user may read it.`);
  }
}

export type ExportFile = {
  readonly write: (record: unknown) => void;
  readonly close: () => void;
  /** There was nothing to export: a file that says so by being empty would be taken for a journal. */
  readonly discard: () => void;
};

/** Writes one event a line. A file that is there already is never written over: it may be the only evidence. */
export function openExport(path: string): ExportFile {
  try {
    const file = openSync(path, 'wx', 0o600);
    let waiting = '';
    const flush = () => {
      writeSync(file, waiting);
      waiting = '';
    };
    return {
      write: (record) => {
        waiting += `${JSON.stringify(record)}\n`;
        if (waiting.length > CHUNK_BYTES) flush();
      },
      close: () => {
        flush();
        fsyncSync(file);
        closeSync(file);
      },
      discard: () => {
        closeSync(file);
        rmSync(path);
      },
    };
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const words = isThere ? 'is there already' : `cannot be written (${messageOf(error)})`;
    throw new ToolTrouble(`${path} ${words}. Name another file for --export.`);
  }
}
