/** What a till says by ear: whoever scans looks at the goods, whoever packs looks at the customer. */
export type Sound = 'scanned' | 'not_found' | 'refused' | 'paper';

type Tone = { readonly hz: number; readonly lengthS: number };

const LOUDNESS = 0.2;
const PAUSE_S = 0.03;

/** Told apart without looking: one short high, falling, one long low, three times the same. */
export const SOUNDS: Readonly<Record<Sound, readonly Tone[]>> = {
  scanned: [{ hz: 1_480, lengthS: 0.06 }],
  not_found: [
    { hz: 520, lengthS: 0.12 },
    { hz: 390, lengthS: 0.2 },
  ],
  refused: [{ hz: 330, lengthS: 0.25 }],
  paper: [
    { hz: 700, lengthS: 0.1 },
    { hz: 700, lengthS: 0.1 },
    { hz: 700, lengthS: 0.1 },
  ],
};

/**
 * Made by the browser, note by note. Silent where the machine has no sound or the page has not been touched yet; the words
 * on the screen say everything too.
 */
export function play(sound: Sound): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = LOUDNESS;
  volume.connect(audio.destination);
  let at = audio.currentTime;
  SOUNDS[sound].forEach(({ hz, lengthS }, index, tones) => {
    const tone = audio.createOscillator();
    tone.frequency.value = hz;
    tone.connect(volume);
    tone.start(at);
    at += lengthS;
    tone.stop(at);
    at += PAUSE_S;
    if (index === tones.length - 1) tone.onended = () => void audio.close();
  });
}
