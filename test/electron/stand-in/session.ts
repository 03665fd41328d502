import { EventEmitter } from 'node:events';
import { app } from '#test/electron/stand-in/app.ts';

type Scheme = { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> };
type ProtocolHandler = (request: Request) => Promise<Response> | Response;
type PermissionRequest = (page: unknown, permission: string, answer: (isGranted: boolean) => void) => void;

export const registeredSchemes: Scheme[] = [];

class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, ProtocolHandler>();
  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => {
      if (!app.isReady) throw new Error('protocol.handle works only after the app is ready');
      if (this.handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already`);
      this.handlers.set(scheme, handler);
    },
  };
  /** Electron grants everything where no handler was set. */
  permissionRequest: PermissionRequest = (_page, _permission, answer) => answer(true);
  permissionCheck: () => boolean = () => true;
  devicePermission: () => boolean = () => true;

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: () => boolean): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }
}

export const session = { defaultSession: new StandInSession() };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly Scheme[]) => {
    if (app.isReady) throw new Error('Schemes are registered before the app is ready');
    registeredSchemes.push(...schemes);
  },
};
