import { useTranslation } from 'react-i18next';
import { Customers } from '#renderer/cash-document/customers.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { Sale } from '#renderer/sale/use-sale.ts';

/** The list of customers over New Document, and the way to name nobody again. */
export function CustomerDock({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const { customer, document } = sale;
  if (!customer.isOpen) return null;
  return (
    <Customers onChoose={({ id }) => customer.choose(id)} onClose={customer.close}>
      {(document?.customer ?? null) === null ? null : (
        <p className="pad-in">
          <Key label={t('sale.noCustomer')} kind="small" onPress={() => customer.choose(null)} />
        </p>
      )}
    </Customers>
  );
}
