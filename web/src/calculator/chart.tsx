// The cost of each kind over one input, with the reader's own place and the turns where the answer changes. Lines differ
// in dash as well as in colour, and the same turns stand beside the picture as text.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Compare, Curves, Kind } from "../shared/documents";
import { plural, quantity, roughly } from "../shared/figures";
import { typical } from "./scenario";
import { compare, curves, defaults, input, scenario } from "./state";
import { NAMES } from "./summary";

const HEIGHT = 320;
const LEFT = 64;
const RIGHT = 12;
const TOP = 14;
const BOTTOM = 46;

const INPUTS = { throughput: "Throughput", partitions: "Partitions", retention: "Retention" } as const;

type Point = { x: number; y: number };

/** As wide as its place, so that its letters keep their size. */
const width = signal(640);
const observer = new ResizeObserver(([entry]) => {
  if (entry) width.value = Math.max(300, Math.round(entry.contentRect.width));
});

/** Round numbers on a scale of powers of ten. */
function decades(from: number, to: number, marks: number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1) {
    for (const mark of marks) {
      const tick = mark * 10 ** power;
      if (tick >= from * 0.999 && tick <= to * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

function short(value: number): string {
  return new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 }).format(value);
}

/** Where the reader stands, in the unit of the axis. */
function here(): number {
  const flow = scenario.value.workload ?? {};
  const said = {
    throughput: typical(flow.ingress_mib_s?.average),
    partitions: typical(flow.partitions) || defaults["partitions"]?.value,
    retention: typical(flow.retention_hours) || defaults["retention_hours"]?.value,
  }[input.value];
  return Number(said ?? 0);
}

export function Chart() {
  const drawn = curves.value;
  const compared = compare.value;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={place} class="chart" aria-labelledby="chart-title">
      <div class="row">
        <h2 id="chart-title">Where the answer changes</h2>
        <div class="tabs" role="group" aria-label="Cost over">
          {(Object.keys(INPUTS) as (keyof typeof INPUTS)[]).map((key) => (
            <button key={key} type="button" aria-pressed={input.value === key} onClick={() => (input.value = key)}>
              {INPUTS[key]}
            </button>
          ))}
        </div>
      </div>
      {drawn && compared && drawn.input === input.value ? (
        <Picture drawn={drawn} compared={compared} />
      ) : (
        <p class="why">{curves.value ? "" : "Nothing to draw: say what is written, and the chart follows."}</p>
      )}
    </section>
  );
}

function Picture({ drawn, compared }: { drawn: Curves; compared: Compare }) {
  const at = here();
  const WIDTH = width.value;
  const narrow = WIDTH < 480;
  const [from, to] = window(Number(drawn.from), Number(drawn.to), at, drawn.input);
  const all = drawn.kinds.map(({ kind, points }) => ({
    kind,
    points: points
      .map((point) => ({ at: Number(point.at), cost: point.cost === null ? null : Number(point.cost) }))
      .filter((point) => point.at >= from && point.at <= to),
  }));
  const costs = all.flatMap(({ points }) => points.flatMap(({ cost }) => (cost && cost > 0 ? [cost] : [])));
  if (costs.length === 0) return <p class="why">Nothing fits in this range.</p>;
  const [low, high] = [Math.min(...costs) * 0.85, Math.max(...costs) * 1.15];
  const scale = (value: number, least: number, most: number, start: number, end: number) =>
    start + (Math.log(value / least) / Math.log(most / least)) * (end - start);
  const x = (value: number) => scale(value, from, to, LEFT, WIDTH - RIGHT);
  const y = (value: number) => scale(value, low, high, HEIGHT - BOTTOM, TOP);
  const turns = compared.break_evens.filter(
    (one) => one.input === drawn.input && Number(one.at) >= from && Number(one.at) <= to,
  );
  const spread = Math.log10(high / low);
  const ticks = decades(low, high, spread > 1.6 ? [1] : spread > 0.9 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 7]);
  const best = new Map(compared.best.map((fit) => [fit.kind, fit]));
  const visible = at >= from && at <= to;
  const unit = drawn.unit;
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary(drawn, compared, at)}>
        {ticks.map((tick) => (
          <g key={`y${tick}`} class="grid">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
              ${short(tick)}
            </text>
          </g>
        ))}
        {decades(from, to, Math.log10(to / from) > 2.5 || narrow ? [1] : [1, 2, 5]).map((tick) => (
          <g key={`x${tick}`} class="grid">
            <line x1={x(tick)} x2={x(tick)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 5} />
            <text x={x(tick)} y={HEIGHT - BOTTOM + 19} text-anchor="middle">
              {short(tick)}
            </text>
          </g>
        ))}
        <text class="axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 8} text-anchor="middle">
          {unit}{narrow ? "" : " (even steps are even ratios)"}
        </text>
        {visible ? (
          <g class="here">
            <line x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={x(at) + (x(at) > WIDTH - 120 ? -6 : 6)} y={TOP + 8} text-anchor={x(at) > WIDTH - 120 ? "end" : "start"}>
              you are here
            </text>
          </g>
        ) : null}
        {all.map(({ kind, points }) => (
          <path key={kind} class={`line ${kind}`} d={path(points, x, y)} />
        ))}
        {all.map(({ kind }) => {
          const fit = best.get(kind);
          if (!fit || !visible) return null;
          return <circle key={kind} class={`dot ${kind}`} cx={x(at)} cy={y(Number(fit.total.typical))} r="4.5" />;
        })}
        {turns.map((turn) => (
          <circle key={`${turn.at}${turn.below.kind}${turn.above.kind}`} class="turn" cx={x(Number(turn.at))} cy={y(Number(turn.above.cost))} r="3.5" />
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          {all.map(({ kind }) => (
            <li key={kind}>
              <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
                <path class={`line ${kind}`} d="M0 4H28" />
              </svg>
              {NAMES[kind]}
            </li>
          ))}
        </ul>
        <Turns turns={turns} currency={compared.currency} here={at} />
      </figcaption>
    </figure>
  );
}

/** A window in which something can be seen: around the reader, within what is known. */
function window(from: number, to: number, at: number, about: string): [number, number] {
  if (about === "throughput" || at <= 0) return [from, to];
  return [Math.max(from, at / 100), Math.min(to, at * 100)];
}

/** Costs rise in steps where brokers are added, so a line breaks where nothing fits. */
function path(points: { at: number; cost: number | null }[], x: (v: number) => number, y: (v: number) => number): string {
  let text = "";
  let drawing = false;
  for (const { at, cost } of points) {
    if (cost === null || cost <= 0) {
      drawing = false;
      continue;
    }
    const point: Point = { x: x(at), y: y(cost) };
    text += `${drawing ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    drawing = true;
  }
  return text;
}

function Turns({ turns, currency, here }: { turns: Compare["break_evens"]; currency: string; here: number }) {
  if (turns.length === 0) return <p class="why">No kind overtakes another in this range.</p>;
  const nearest = [...turns].sort((a, b) => apart(Number(a.at), here) - apart(Number(b.at), here)).slice(0, 5);
  nearest.sort((a, b) => Number(a.at) - Number(b.at));
  return (
    <>
      <p>{turns.length > 5 ? `The nearest 5 of ${plural(turns.length, "turn")}:` : null}</p>
      <ul class="turns">
        {nearest.map((turn) => (
          <li key={`${turn.at}${turn.below.kind}${turn.above.kind}`}>
            Above <strong>{quantity(turn.at)}</strong> {turn.unit}, {NAMES[turn.above.kind]} is cheaper than {NAMES[turn.below.kind]} (
            {roughly(turn.above.cost, currency)} a month{turn.crossing === "step" ? ", where more brokers are needed" : ""}).
            {turn.beyond.length ? <span class="soft"> Beyond quotas there: {turn.beyond[0]}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function apart(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.abs(Math.log(a / b)) : Infinity;
}

function summary(drawn: Curves, compared: Compare, at: number): string {
  const costs = compared.best.map((fit) => `${NAMES[fit.kind as Kind]} ${roughly(fit.total.typical, compared.currency)}`);
  return `Monthly cost over ${drawn.unit}. At ${at}: ${costs.join(", ")}. The turns are listed below the picture.`;
}
