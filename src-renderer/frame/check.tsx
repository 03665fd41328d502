/** A box to tick with its whole line as target. */
export function Check(props: {
  readonly label: string;
  readonly note?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={props.isOn} onChange={(event) => props.onChange(event.target.checked)} />
      <span>
        {props.label}
        {props.note === undefined ? null : <span className="label"> · {props.note}</span>}
      </span>
    </label>
  );
}
