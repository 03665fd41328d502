import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { closeChromium } from '#test/electron/stand-in/chromium.ts';
import { PreventableEvent } from '#test/electron/stand-in/event.ts';

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  isReady = false;
  /** Test's hand: false means that another instance holds the lock. */
  isLockFree = true;
  /** In a process of its own the stand-in ends it, as Electron does; in a test it only says how it would have ended. */
  endsProcess = false;
  exitCode: number | null = null;
  readonly paths = new Map<string, string>([['userData', join(tmpdir(), 'tillkeeper-stand-in')]]);

  async whenReady(): Promise<void> {
    await delay(1);
    this.isReady = true;
  }

  requestSingleInstanceLock(): boolean {
    return this.isLockFree;
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? tmpdir();
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  quit(): void {
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    if (this.exitCode !== null) return;
    this.exitCode = code;
    this.emit('stand-in-exited', code);
    void closeChromium().then(() => this.endsProcess && process.exit(code));
  }
}

export const app = new StandInApp();
app.endsProcess = process.env['TILLKEEPER_STAND_IN'] === 'process';
