import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dock } from '#renderer/frame/dock.tsx';
import { SearchField } from '#renderer/frame/search-field.tsx';
import type { FoundCustomers } from '#shared/contract/cash-document.ts';

type Customer = FoundCustomers['customers'][number];

/** The shop's customers, found by any part of the name or tax number: whom a document is for, or who brings or takes the money. */
export function Customers(props: {
  readonly onChoose: (customer: Customer) => void;
  readonly onClose: () => void;
  /** What stands under the search. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isEnterOwed, setEnterOwed] = useState(false);
  const ask = useMemo(
    () => async (client: TillClient) => {
      const reply = await client.cashDocument.customers({ text });
      return reply.accepted ? { ...reply, value: { ...reply.value, text } } : reply;
    },
    [text],
  );
  const found = useAnswer(ask, 'once');
  const customers = found.value?.customers ?? [];
  const isFresh = found.value?.text === text;
  const { onChoose } = props;
  // Enter came before the answer: whoever is found for this very text is chosen, never who stood there before.
  useEffect(() => {
    if (!isEnterOwed || !isFresh) return;
    setEnterOwed(false);
    const [first] = customers;
    if (first !== undefined) onChoose(first);
  }, [isEnterOwed, isFresh, customers, onChoose]);
  return (
    <Dock title={t('cashDocument.customer')} kind="menu-dock" onClose={props.onClose}>
      <search
        className="documents-filter"
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          setEnterOwed(true);
        }}
      >
        <SearchField
          label={t('cashDocument.findCustomer')}
          text={text}
          onWrite={(next) => {
            setEnterOwed(false);
            setText(next);
          }}
        />
      </search>
      {props.children}
      <TroubleBanner trouble={found.trouble} />
      {found.value !== null && customers.length === 0 ? (
        <p className="label pad-in">{t(text === '' ? 'cashDocument.noCustomers' : 'cashDocument.noSuchCustomer')}</p>
      ) : null}
      <ul className="list">
        {customers.map((customer) => (
          <li key={customer.id}>
            <button type="button" className="pick" onClick={() => onChoose(customer)}>
              <span className="grow">{customer.name}</span>
              <span className="label">{customer.taxId}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.value?.hasMore === true ? <p className="label pad-in">{t('cashDocument.moreCustomers')}</p> : null}
    </Dock>
  );
}
