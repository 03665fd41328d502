import type { ContractRouterClient } from '@orpc/contract';
import type { Rights } from '#renderer/connection/rights.ts';
import type { TillContract } from '#shared/contract/till-contract.ts';

/** Every call a window may make; derived from the contract, so a window cannot ask for what does not stand there. */
export type TillClient = ContractRouterClient<TillContract>;

/** The one way from the windows to the till, whatever carries it. */
export type Connection = {
  readonly client: TillClient;
  readonly rights: Rights;
  readonly isOpen: () => boolean;
  /** Says each change of `isOpen`; returns how to stop listening. */
  readonly onChange: (listener: (isOpen: boolean) => void) => () => void;
};

/** What one needs to know of a connection in order to wait for it. */
export type Waitable = Pick<Connection, 'isOpen' | 'onChange'>;

/** Resolves once the connection is open, or after `timeoutMs`, whichever comes first. */
export function whenOpen(connection: Waitable, timeoutMs: number): Promise<void> {
  if (connection.isOpen()) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(settle, timeoutMs);
    const stop = connection.onChange((isOpen) => {
      if (isOpen) settle();
    });
  });
}
