import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { withLock } from './lock.mjs';
import { arePackagesThere, installPackages } from './packages.mjs';
import { BUILD_NOTES } from './places.mjs';

const LOCK = join(BUILD_NOTES, 'setup.lock');

/** What the command-line tools need: packages and Node 24. Does nothing, and quickly, when all is there. */
export async function setUpPackages() {
  if (arePackagesThere()) return;
  await withLock(LOCK, async (lock) => {
    if (!arePackagesThere()) await installPackages(lock);
  });
}

/** What the till needs: packages, Node 24 and the built windows. Looks again under the lock: another setup may have done it. */
export async function setUp() {
  if (arePackagesThere() && isBuilt()) return;
  await withLock(LOCK, async (lock) => {
    if (!arePackagesThere()) await installPackages(lock);
    if (!isBuilt()) await build(lock);
  });
}
