import { useState } from 'react';
import type { DocumentAtWork } from '#renderer/sale/use-document.ts';
import { useClient } from '#renderer/till/till-context.tsx';

/** Whom the document is for, and whether the list of customers is open. */
export function useCustomer(desk: DocumentAtWork) {
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  return {
    isOpen,
    open: () => {
      desk.forgive();
      setOpen(true);
    },
    close: () => setOpen(false),
    choose: (customerId: string | null) => {
      setOpen(false);
      void desk.change((commandId) => client.sale.chooseCustomer({ commandId, customerId }));
    },
  };
}
