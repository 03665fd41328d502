import { Fragment, type ReactNode } from 'react';

/** The cells of a row in the order of the layout. */
export function LaidCells<C extends string>(props: {
  readonly columns: readonly C[];
  readonly cells: Readonly<Record<C, ReactNode>>;
}) {
  return props.columns.map((column) => <Fragment key={column}>{props.cells[column]}</Fragment>);
}

/** The class of a figure's cell: the first figure of a row stands behind the ledger's double red line. */
export function figureClass<C extends string>(columns: readonly C[], names: readonly C[]): (column: C) => string {
  const margin = columns.find((column) => !names.includes(column));
  return (column) => (column === margin ? 'num margin' : 'num');
}
