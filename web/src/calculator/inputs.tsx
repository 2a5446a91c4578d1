// The left side: region, what flows, how long it stays, how it is spread, and what the reader gets off the list price.

import { useSignal } from "@preact/signals";
import regions from "../../generated/regions.json";
import { Deployments } from "./deployments";
import { Field, RATES, TIMES } from "./field";
import { typical } from "./scenario";
import { prices, scenario, set } from "./state";

export function Inputs() {
  const now = scenario.value;
  const flow = now.workload ?? {};
  return (
    <form class="inputs" aria-label="Scenario" onSubmit={(event) => event.preventDefault()}>
      <div class="field">
        <label for="region">Region</label>
        <select id="region" value={now.region} onChange={(event) => set(["region"], event.currentTarget.value)}>
          {regions.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} · {name}
            </option>
          ))}
        </select>
        <p class="why">
          {prices.value?.region === now.region
            ? `List prices as of ${prices.value.price_book.split("/")[1] ?? "?"}; ${prices.value.broker_types.length} broker sizes have a price here.`
            : "Loading prices…"}
        </p>
      </div>

      <fieldset>
        <legend>What is written</legend>
        <Field
          label="Written, on average"
          path="workload.ingress_mib_s.average"
          value={flow.ingress_mib_s?.average}
          units={RATES}
          standard="ingress"
          hint="What producers send, after compression. The bill follows the average."
          onChange={(value) => set(["workload", "ingress_mib_s", "average"], value)}
        />
        <Field
          label="Written, at peak"
          path="workload.ingress_mib_s.peak"
          value={flow.ingress_mib_s?.peak}
          units={RATES}
          otherwise="twice the average"
          hint="Sizes follow the peak. When empty it is twice the average, as AWS Transform assumes."
          onChange={(value) => set(["workload", "ingress_mib_s", "peak"], value)}
        />
        <Messages />
      </fieldset>

      <fieldset>
        <legend>What is read</legend>
        <Field
          label="Read, on average"
          path="workload.egress_mib_s.average"
          value={flow.egress_mib_s?.average}
          units={RATES}
          otherwise="as much as is written"
          hint="All consumer groups together: two groups that read everything make twice the write rate. When empty, one group reads everything."
          onChange={(value) => set(["workload", "egress_mib_s", "average"], value)}
        />
        <Field
          label="Read, at peak"
          path="workload.egress_mib_s.peak"
          value={flow.egress_mib_s?.peak}
          units={RATES}
          otherwise="twice the average"
          onChange={(value) => set(["workload", "egress_mib_s", "peak"], value)}
        />
        <div class="field check">
          <input
            id="zones-aware"
            type="checkbox"
            checked={flow.client_zone_awareness === true}
            onChange={(event) => set(["workload", "client_zone_awareness"], event.currentTarget.checked)}
          />
          <label for="zones-aware">Consumers read in their own zone</label>
          <p class="why">Needs client.rack on consumers and the rack-aware selector on brokers; off unless both are set.</p>
        </div>
      </fieldset>

      <fieldset>
        <legend>What is kept</legend>
        <Field
          label="Retention"
          path="workload.retention_hours"
          value={flow.retention_hours}
          units={TIMES}
          standard="retention_hours"
          onChange={(value) => set(["workload", "retention_hours"], value)}
        />
        <Field
          label="Of that, on the brokers"
          path="workload.local_retention_hours"
          value={flow.local_retention_hours}
          units={TIMES}
          otherwise="all of it"
          hint="Shorter than the retention means tiered storage (Standard brokers)."
          onChange={(value) => set(["workload", "local_retention_hours"], value)}
        />
      </fieldset>

      <fieldset>
        <legend>How it is spread</legend>
        <Field
          label="Partitions"
          path="workload.partitions"
          value={flow.partitions}
          unit="leaders, all topics"
          standard="partitions"
          onChange={(value) => set(["workload", "partitions"], value)}
        />
        <Field
          label="Copies of each"
          path="workload.replication_factor"
          value={flow.replication_factor}
          unit="replication factor"
          standard="replication_factor"
          onChange={(value) => set(["workload", "replication_factor"], value)}
        />
        <Field
          label="Availability Zones"
          path="workload.zones"
          value={flow.zones}
          unit="zones"
          standard="zones"
          onChange={(value) => set(["workload", "zones"], value)}
        />
      </fieldset>

      <details>
        <summary>Month and discount</summary>
        <Field
          label="Hours in the month"
          path="hours"
          value={now.hours}
          unit="hours"
          standard="hours"
          onChange={(value) => set(["hours"], value)}
        />
        <Field
          label="Off list prices"
          path="discount.overall"
          value={now.discount?.["overall"]?.replace("%", "")}
          unit="percent"
          otherwise="0"
          hint="What your agreement with AWS takes off, for example by commitment."
          onChange={(value) => set(["discount", "overall"], value === undefined ? undefined : `${value}%`)}
        />
      </details>
      <Deployments />
    </form>
  );
}

/** For those who know messages, not bytes. */
function Messages() {
  const rate = useSignal("");
  const size = useSignal("1024");
  const apply = (event: Event) => {
    event.preventDefault();
    const mib = (Number(rate.value) * Number(size.value)) / 1048576;
    if (!(mib > 0)) return;
    set(["workload", "ingress_mib_s", "average"], String(Number(mib.toPrecision(6))));
  };
  return (
    <details>
      <summary>I know messages, not bytes</summary>
      <div class="pair">
        <label>
          Messages per second
          <input type="text" inputMode="decimal" value={rate} onInput={(event) => (rate.value = event.currentTarget.value)} />
        </label>
        <label>
          Bytes of each, compressed
          <input type="text" inputMode="decimal" value={size} onInput={(event) => (size.value = event.currentTarget.value)} />
        </label>
        <button type="button" onClick={apply}>
          Take as average
        </button>
      </div>
      {typical(scenario.value.workload?.ingress_mib_s?.average) ? null : <p class="why">Nothing is written yet.</p>}
    </details>
  );
}
