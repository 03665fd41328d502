import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say, Trouble } from './say.mjs';

const BEAT_MS = 2_000;
const SILENT_MS = 30_000;
const WAIT_MAX_MS = 15 * 60_000;
/** Breaking a dead lock takes microseconds; a guard older than this was left by a crash right inside it. */
const GUARD_MAX_MS = 10_000;

/**
 * Runs `work` while no other process does, by a lock file with a heartbeat. A lock whose processes are gone or silent is
 * taken over: after a crash or a pulled plug the next start heals by itself. `note` adds a child that must end first.
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  await acquire(file);
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work({ note: (childPid) => writeFileSync(file, JSON.stringify({ pid: process.pid, childPid })) });
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

async function acquire(file) {
  const giveUpAt = Date.now() + WAIT_MAX_MS;
  let isSaid = false;
  while (!tryCreate(file, JSON.stringify({ pid: process.pid }))) {
    if (breakIfDead(file)) continue;
    if (Date.now() > giveUpAt) {
      throw new Trouble(`Another setup has been running for too long. If none is, delete ${file} and start again.`);
    }
    if (!isSaid) say('Another setup is running in this folder; waiting for it to end ...');
    isSaid = true;
    await delay(250);
  }
}

function tryCreate(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Looks again under a guard before removing, or two waiters could remove each other's fresh locks. */
function breakIfDead(file) {
  if (!isDead(file)) return false;
  const guard = `${file}.guard`;
  if (!tryCreate(guard, String(process.pid))) {
    if (ageMs(guard) > GUARD_MAX_MS) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (isDead(file)) rmSync(file, { force: true });
    return true;
  } finally {
    rmSync(guard, { force: true });
  }
}

function isDead(file) {
  const age = ageMs(file);
  if (age === null) return false;
  let holder;
  try {
    holder = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return age > SILENT_MS;
  }
  const isHolderAlive = isAlive(holder.pid) && age < SILENT_MS;
  const isChildAlive = isAlive(holder.childPid) && age < WAIT_MAX_MS;
  return !isHolderAlive && !isChildAlive;
}

function isAlive(pid) {
  if (!Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function ageMs(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return null;
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken over by somebody who thought us dead: the work goes on, its stamps are written last.
  }
}
