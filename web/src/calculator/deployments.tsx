// What the reader runs already, or wants priced as it is: deployments with explicit quantities.

import { Field } from "./field";
import type { Deployment, Quantity } from "./scenario";
import { chosen, prices, scenario, set } from "./state";

const KINDS: Record<string, string> = {
  standard: "Standard brokers",
  express: "Express brokers",
  serverless: "Serverless",
  connect: "MSK Connect",
  replicator: "Replicator",
  "private-connectivity": "Private connectivity",
};

/** The quantities of each kind: key, label, unit. Empty ones follow from the workload. */
const QUANTITIES: Record<string, [string, string, string][]> = {
  standard: [
    ["brokers", "Brokers", "in all zones"],
    ["volume_gib", "Volume of each", "GiB"],
    ["provisioned_throughput_mib_s", "Provisioned storage throughput", "MiB/s per broker"],
    ["tiered_gib", "In the low-cost tier", "GiB on average"],
    ["tiered_retrieved_gb", "Read back from it", "GB a month"],
  ],
  express: [
    ["brokers", "Brokers", "in all zones"],
    ["data_in_gb", "Written", "GB a month"],
    ["storage_gib", "Kept", "GiB on average"],
  ],
  serverless: [
    ["clusters", "Clusters", ""],
    ["partitions", "Partitions", "leaders"],
    ["data_in_gb", "Written", "GB a month"],
    ["data_out_gb", "Read", "GB a month"],
    ["storage_gib", "Kept", "GiB on average"],
  ],
  connect: [
    ["workers", "Workers", "on average"],
    ["mcus_per_worker", "Units of each", "MCU"],
  ],
  replicator: [
    ["replicators", "Replicators", ""],
    ["data_gb", "Processed", "GB a month"],
  ],
  "private-connectivity": [
    ["connections", "Client VPC connections", ""],
    ["schemes", "Authentication schemes", ""],
    ["data_gb", "Through it", "GB a month"],
  ],
};

export function Deployments() {
  const all = scenario.value.deployment ?? [];
  const change = (next: Deployment[]) => {
    set(["deployment"], next.length ? next : undefined);
    chosen.value = next.length ? "declared" : undefined;
  };
  const add = () =>
    change([...all, { name: all.length ? `cluster ${all.length + 1}` : "today", kind: "standard", broker_type: "kafka.m7g.large", brokers: "3" }]);
  return (
    <section class="deployments" aria-labelledby="what-you-run">
      <h2 id="what-you-run">What you run</h2>
      <p class="why">Optional: clusters with their exact quantities, priced as they are beside the comparison.</p>
      {all.map((deployment, at) => (
        <One key={at} deployment={deployment} at={at} remove={() => change(all.filter((_, other) => other !== at))} />
      ))}
      <button type="button" onClick={add}>
        Add a deployment
      </button>
    </section>
  );
}

function One({ deployment, at, remove }: { deployment: Deployment; at: number; remove: () => void }) {
  const put = (key: string, value: unknown) => set(["deployment", at, key], value);
  const sizes = (prices.value?.broker_types ?? []).filter((name) => name.startsWith(deployment.kind === "express" ? "express." : "kafka."));
  const sized = deployment.kind === "standard" || deployment.kind === "express";
  const size = String(deployment["broker_type"] ?? "");
  return (
    <fieldset class="deployment">
      <legend>{deployment.name || "unnamed"}</legend>
      <div class="pair">
        <label>
          Name
          <input type="text" value={deployment.name} onInput={(event) => put("name", event.currentTarget.value)} />
        </label>
        <label>
          Kind
          <select
            value={deployment.kind}
            onChange={(event) => {
              const kind = event.currentTarget.value;
              const kept: Deployment = { name: deployment.name, kind };
              if (kind === "standard") kept["broker_type"] = "kafka.m7g.large";
              if (kind === "express") kept["broker_type"] = "express.m7g.large";
              set(["deployment", at], kept);
            }}
          >
            {Object.entries(KINDS).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {sized ? (
          <label>
            Size
            <select value={size} onChange={(event) => put("broker_type", event.currentTarget.value)}>
              {size && !sizes.includes(size) ? <option value={size}>{size} (no price here)</option> : null}
              {size ? null : <option value="">not said</option>}
              {sizes.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      {(QUANTITIES[deployment.kind] ?? []).map(([key, label, unit]) => (
        <Field
          key={key}
          label={label}
          path={`deployment[${at}].${key}`}
          value={deployment[key] as Quantity | undefined}
          unit={unit}
          otherwise="by workload"
          onChange={(value) => put(key, value)}
        />
      ))}
      <button type="button" class="quiet" onClick={remove}>
        Remove {deployment.name}
      </button>
    </fieldset>
  );
}
