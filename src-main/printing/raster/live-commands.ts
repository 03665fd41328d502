const DLE = 0x10;
/** EOT, ENQ and DC4: status, recovery and pulse, power off or clearing. */
const LIVE: readonly number[] = [0x04, 0x05, 0x14];

/**
 * Real-time commands are executed wherever their bytes stand, images included (Epson TM-T90, p. 95): a logo can open the
 * drawer. So no image we send has such a pair; the dot that is added instead of it, nobody sees.
 */
export function withoutLiveCommands(image: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(image);
  for (let at = 0; at < safe.length - 1; at += 1) {
    if (safe[at] === DLE && LIVE.includes(safe[at + 1] ?? 0)) safe[at] = DLE | 0x08;
  }
  // Whatever follows the image begins with ESC, GS or a letter, but a slice may end here.
  return safe;
}

/** Where in a stream a printer would find a real-time command. */
export function liveCommandsIn(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  bytes.forEach((byte, at) => {
    if (byte === DLE && LIVE.includes(bytes[at + 1] ?? 0)) found.push(at);
  });
  return found;
}
