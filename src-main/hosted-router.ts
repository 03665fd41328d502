import type { AnyContractRouter } from '@orpc/contract';
import type { Router } from '@orpc/server';

/** What a host carries: any contract's handlers that need nothing from it. The host is the thinnest layer there is. */
export type HostedRouter = Router<AnyContractRouter, Record<never, never>>;
