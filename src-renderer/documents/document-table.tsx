import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LaidCells } from '#renderer/layout/laid-cells.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';

type Known = { readonly documentId: string };
type Listed = Known & { readonly number: string };

/** The columns of a list of documents in the order of the window; the figure of a row stands at the right. */
export type DocumentColumns<D extends Known, C extends string> = {
  readonly columns: readonly C[];
  readonly heads: Readonly<Record<C, string>>;
  readonly figure: C;
  readonly cells: (document: D) => Readonly<Record<C, ReactNode>>;
};

/** Documents as rows, newest first; one is chosen, and stays in view when the arrows walk. */
export function DocumentTable<D extends Known, C extends string>({
  caption,
  nothing,
  list,
  chosen,
  layout,
}: {
  readonly caption: string;
  /** Said in place of rows once it is known that there are none. */
  readonly nothing: string;
  /** `null`: not known yet. */
  readonly list: { readonly documents: readonly D[]; readonly hasMore: boolean } | null;
  readonly chosen: D | null;
  readonly layout: DocumentColumns<D, C>;
}) {
  const { t } = useTranslation();
  if (list?.documents.length === 0) return <p className="documents-none label">{nothing}</p>;
  return (
    <div className="documents-scroll">
      <Ledger caption={caption} kind="documents">
        <thead>
          <tr>
            {layout.columns.map((column) => (
              <ColumnHead key={column} {...(column === layout.figure ? { kind: 'margin' } : {})}>
                {layout.heads[column]}
              </ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {list?.documents.map((document) => (
            <Row key={document.documentId} isChosen={document.documentId === chosen?.documentId}>
              <LaidCells columns={layout.columns} cells={layout.cells(document)} />
            </Row>
          ))}
        </tbody>
      </Ledger>
      {list?.hasMore === true ? <p className="documents-none label">{t('cashDocuments.more')}</p> : null}
    </div>
  );
}

function Row({ isChosen, children }: { readonly isChosen: boolean; readonly children: ReactNode }) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <tr ref={row} className={isChosen ? 'is-selected' : undefined}>
      {children}
    </tr>
  );
}

/** The number of a document, which is also the key that chooses it. */
export function NumberCell(props: {
  readonly document: Listed;
  readonly chosen: Listed | null;
  readonly onChoose: (documentId: string) => void;
  readonly children?: ReactNode;
}) {
  const { documentId, number } = props.document;
  return (
    <th scope="row">
      <button
        type="button"
        className="drill"
        aria-pressed={documentId === props.chosen?.documentId}
        onClick={() => props.onChoose(documentId)}
      >
        {number}
      </button>
      {props.children}
    </th>
  );
}
