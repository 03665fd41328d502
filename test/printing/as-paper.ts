import type { PaperLine } from '#shared/paper/laid-line.ts';
import { widthOf } from '#shared/paper/wrap.ts';

/** Lines as they would look on the roll: aligned, wide ones spaced out, bold ones marked at the edge of the paper. */
export function asPaper(lines: readonly PaperLine[], columns: number): string {
  return lines.map((line) => asPaperLine(line, columns)).join('\n');
}

function asPaperLine({ align, bold, text, tall, wide }: PaperLine, columns: number): string {
  const shown = wide ? [...text].map((character) => `${character} `).join('') : text;
  const room = columns - widthOf(shown);
  const margin = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2);
  const edge = `${bold ? '*' : ' '}${tall ? '^' : ' '}|`;
  return `${edge}${' '.repeat(Math.max(0, margin))}${shown}`.trimEnd();
}
