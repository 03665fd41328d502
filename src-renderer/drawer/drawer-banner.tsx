import { Banner } from '#renderer/frame/banner.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

/** The drawer stands open, or did not open: what to do. It holds nothing up. */
export function DrawerBanner() {
  const { drawer } = useTillState();
  return drawer.words === '' ? null : <Banner tone="warn" icon="drawer" words={drawer.words} />;
}
