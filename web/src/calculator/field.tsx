// One input of the workload: a label, a figure in a unit of the reader's choice, and why the default is what it is.

import { signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { quantity } from "../shared/figures";
import { typical, type Quantity } from "./scenario";
import { defaults, refused } from "./state";

/** A unit and how many of the scenario's own it is. */
export interface Unit {
  name: string;
  /** Units of the scenario in one of this. */
  size: number;
}

export const RATES: Unit[] = [
  { name: "MiB/s", size: 1 },
  { name: "MB/s", size: 1e6 / 1048576 },
  { name: "Mbit/s", size: 1e6 / 8 / 1048576 },
  { name: "GB/day", size: 1e9 / 86400 / 1048576 },
  { name: "TB/month", size: 1e12 / 730 / 3600 / 1048576 },
];

export const TIMES: Unit[] = [
  { name: "hours", size: 1 },
  { name: "days", size: 24 },
];

/** The unit chosen for each kind of figure, on the whole page. */
const chosen = new Map<Unit[], ReturnType<typeof signal<number>>>([
  [RATES, signal(0)],
  [TIMES, signal(0)],
]);

/** A converted figure, to as many digits as anybody types. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(9)));
}

export function Field(props: {
  label: string;
  path: string;
  value: Quantity | undefined;
  units?: Unit[];
  unit?: string;
  /** Key of the default in the program's data. */
  standard?: string;
  /** What applies where nothing is said, in words, when it is no figure of its own. */
  otherwise?: string;
  hint?: string;
  onChange: (value: string | undefined) => void;
}) {
  const id = useId();
  const units = props.units;
  const index = units ? (chosen.get(units)?.value ?? 0) : 0;
  const unit = units?.[index];
  // What the reader typed stays as typed while it means the same.
  const draft = useSignal({ text: "", means: "", unit: "" });
  const own = typical(props.value);
  const kept = draft.value.means === own && draft.value.unit === (unit?.name ?? "");
  const text = kept ? draft.value.text : !own ? "" : unit && unit.size !== 1 ? rounded(Number(own) / unit.size) : own;
  const standard = props.standard ? defaults[props.standard] : undefined;
  const inUnit = (value: string) => (unit && unit.size !== 1 ? rounded(Number(value) / unit.size) : value);
  const problem = refused.value.find((one) => one.path === props.path || (one.path && props.path.startsWith(`${one.path}.`)));
  const spread = typeof props.value === "object" ? `${props.value.low} to ${props.value.high}` : "";

  const type = (typed: string) => {
    const plain = typed.trim().replaceAll(",", "");
    const number = Number(plain);
    const means = plain === "" ? "" : unit && unit.size !== 1 && Number.isFinite(number) ? rounded(number * unit.size) : plain;
    draft.value = { text: typed, means, unit: unit?.name ?? "" };
    props.onChange(means === "" ? undefined : means);
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="figure">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={text}
          placeholder={standard ? inUnit(standard.value) : props.otherwise}
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={`${id}-why`}
          onInput={(event) => type(event.currentTarget.value)}
        />
        {units && units.length > 1 ? (
          <select
            aria-label={`Unit of ${props.label}`}
            value={String(index)}
            onChange={(event) => {
              const all = chosen.get(units);
              if (all) all.value = Number(event.currentTarget.value);
            }}
          >
            {units.map((one, at) => (
              <option key={one.name} value={String(at)}>
                {one.name}
              </option>
            ))}
          </select>
        ) : (
          <span class="unit">{props.unit}</span>
        )}
      </div>
      <p class="why" id={`${id}-why`}>
        {problem ? <strong class="wrong">{problem.message}. </strong> : null}
        {spread ? `From ${spread}. ` : null}
        {props.hint ? `${props.hint} ` : null}
        {standard && !own ? `Taken when empty: ${standard.text}.` : null}
        {standard && own && own !== standard.value && !props.hint ? `${quantity(inUnit(standard.value))} when empty.` : null}
      </p>
    </div>
  );
}
