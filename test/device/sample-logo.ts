import { PNG } from 'pngjs';

/** A mark of our own: a ring, a solid bar and a shade from white to black, as a PNG. */
export function sampleLogo({ width = 600, height = 240 } = {}): Buffer {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = greyAt(x / height, y / height, width / height);
      png.data.set([grey, grey, grey, 255], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

function greyAt(x: number, y: number, across: number): number {
  const fromMiddle = Math.hypot(x - 0.5, y - 0.5);
  if (fromMiddle < 0.45 && fromMiddle > 0.3) return 0;
  if (x > 1.1 && y > 0.15 && y < 0.4) return 0;
  if (x > 1.1 && y > 0.55 && y < 0.85) return Math.round(255 * ((across - x) / (across - 1.1)));
  return 255;
}
