/**
 * The only IPC channel there is, both ways. A message is `(page, data)`: `page` names one load of the page, so that an
 * answer to a page that is gone never reaches the next one under the same number; `data` is an oRPC frame, or null from
 * main when it takes no more.
 */
export const CONTRACT_CHANNEL = 'contract';
