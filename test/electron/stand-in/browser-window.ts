import { EventEmitter } from 'node:events';
import { WebContents } from '#test/electron/stand-in/web-contents.ts';

type WebPreferences = Readonly<Record<string, unknown>> & { readonly preload?: string };
type WindowOptions = Readonly<Record<string, unknown>> & { readonly webPreferences: WebPreferences };

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  readonly calls: string[] = [];
  isMinimizedNow = false;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.webContents = new WebContents(options.webPreferences.preload ?? null);
    BrowserWindow.all.push(this);
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address);
    this.emit('ready-to-show');
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isMinimized(): boolean {
    return this.isMinimizedNow;
  }
  restore(): void {
    this.isMinimizedNow = false;
    this.calls.push('restore');
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  destroy(): void {
    this.#isDestroyed = true;
    this.webContents.destroy();
    this.emit('closed');
  }
}
