import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperImage } from '#shared/paper/laid-line.ts';

/** Font A is 12 dots wide on every receipt printer. */
export const DOTS_OF_A_LETTER = 12;

/** A picture on paper, dot for dot as a printer burns it. */
export function Picture({ image, width }: { readonly image: PaperImage; readonly width: string }) {
  const { t } = useTranslation();
  const sheet = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = sheet.current?.getContext('2d');
    if (pen == null) return;
    pen.clearRect(0, 0, image.width, image.height);
    pen.fillStyle = '#1a1714';
    for (const [x, y] of blackDots(image)) pen.fillRect(x, y, 1, 1);
  }, [image]);
  return (
    <canvas
      ref={sheet}
      className="picture"
      width={image.width}
      height={image.height}
      style={{ width }}
      role="img"
      aria-label={t('paperRoll.picture')}
    />
  );
}

function blackDots({ bits, height, width }: PaperImage): readonly (readonly [number, number])[] {
  const bytes = Uint8Array.from(atob(bits), (letter) => letter.charCodeAt(0));
  const wide = Math.ceil(width / 8);
  return Array.from({ length: height * width }, (_, at) => [at % width, Math.floor(at / width)] as const).filter(
    ([x, y]) => ((bytes[y * wide + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0,
  );
}
