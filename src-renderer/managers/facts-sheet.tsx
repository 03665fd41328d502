import { type ReactNode, useId } from 'react';

/** A sheet of facts: its title, the moment that they are of, and what can be done about them. */
export function FactsSheet(props: {
  readonly title: string;
  readonly level?: 1 | 2;
  readonly asOf?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  const Title = props.level === 1 ? 'h1' : 'h2';
  return (
    <section className="sheet" aria-labelledby={titleId}>
      <div className="sheet-head">
        <Title id={titleId}>{props.title}</Title>
        {props.asOf === undefined ? null : <p className="label">{props.asOf}</p>}
        {props.tools}
      </div>
      <dl className="facts left pad-in">{props.children}</dl>
    </section>
  );
}

export function Fact(props: { readonly name: string; readonly isOdd?: boolean; readonly children: ReactNode }) {
  return (
    <div className="fact-row">
      <dt>{props.name}</dt>
      <dd className={props.isOdd === true ? 'warn-cell' : undefined}>{props.children}</dd>
    </div>
  );
}
