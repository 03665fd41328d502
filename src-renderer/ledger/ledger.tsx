import type { ReactNode } from 'react';
import { useFit } from '#renderer/ledger/use-fit.ts';

/** The one table: ledger paper with a name for those who hear it. */
export function Ledger(props: {
  readonly caption: ReactNode;
  readonly isCaptionSeen?: boolean;
  readonly kind?: string;
  readonly children: ReactNode;
}) {
  const table = useFit();
  return (
    <table ref={table} className={props.kind === undefined ? 'ledger' : `ledger ${props.kind}`}>
      <caption className={props.isCaptionSeen ? undefined : 'unseen'}>{props.caption}</caption>
      {props.children}
    </table>
  );
}

/** A column head. `margin` draws the double red line: left of it what a row is, right of it what it is worth. */
export function ColumnHead(props: {
  readonly kind?: 'text' | 'money' | 'margin' | 'written';
  readonly children: ReactNode;
}) {
  return (
    <th scope="col" className={CLASS_OF[props.kind ?? 'text']}>
      {props.children}
    </th>
  );
}

/** `written` heads a column of entries, whose figures stand a little further in. */
const CLASS_OF = { text: undefined, money: 'num', margin: 'num margin', written: 'num over-entries' } as const;

/** Opens the rows of one currency. Currencies are never added up, so each has its own band. */
export function CurrencyBand(props: { readonly code: string; readonly name: string; readonly columns: number }) {
  return (
    <tr className="band">
      <th colSpan={props.columns} scope="rowgroup">
        {props.code} <span className="quiet">{props.name}</span>
      </th>
    </tr>
  );
}

/** A figure that opens into what it is made of. */
export function Drill(props: { readonly name: string; readonly onOpen: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="drill money" aria-label={props.name} onClick={props.onOpen}>
      {props.children}
    </button>
  );
}
