import type { Answering } from '#main/bridge/answering.ts';

export function scannerAnswers({ implementer, scans }: Answering) {
  const os = implementer.scanner;
  return { watch: os.watch.handler(({ signal }) => scans.watch(signal)) };
}
