// The three totals, and which of them is open below.

import type { Fit, Kind } from "../shared/documents";
import { isRange, range, roughly } from "../shared/figures";
import { typical } from "./scenario";
import { chosen, compare, cost, opened, scenario } from "./state";

export const NAMES: Record<Kind, string> = { standard: "Standard", express: "Express", serverless: "Serverless" };
const KINDS: Kind[] = ["standard", "express", "serverless"];

export function Summary() {
  const compared = compare.value;
  if (!compared) return null;
  const declared = cost.value?.deployments.length ? cost.value : undefined;
  const idle = !Number(typical(scenario.value.workload?.ingress_mib_s?.average));
  return (
    <>
    {idle ? <p class="idle">Nothing is written yet, so the kinds below are priced without traffic: say what is written to compare them.</p> : null}
    <div class="cards" role="group" aria-label="Cost per month; choose one to see its bill">
      {KINDS.map((kind) => {
        const fit = compared.best.find((one) => one.kind === kind);
        return fit ? <Card key={kind} fit={fit} cheapest={fit.label === compared.cheapest} /> : <Out key={kind} kind={kind} />;
      })}
      {declared ? (
        <button type="button" class="card declared" aria-pressed={opened.value === "declared"} onClick={() => (chosen.value = "declared")}>
          <span class="kind">What you run</span>
          <span class="total">{roughly(declared.total.typical, declared.currency)}</span>
          <span class="soft">{isRange(declared.total) ? range(declared.total, declared.currency) : "a month"}</span>
          <span class="soft">{declared.deployments.map((one) => one.name).join(", ")}</span>
          {declared.missing.length ? <span class="wrong">{declared.missing.length} not priced</span> : null}
        </button>
      ) : null}
    </div>
    </>
  );
}

function Card({ fit, cheapest }: { fit: Fit; cheapest: boolean }) {
  const currency = compare.value?.currency ?? "USD";
  return (
    <button
      type="button"
      class={`card ${fit.kind}`}
      aria-pressed={opened.value === fit.kind}
      onClick={() => (chosen.value = fit.kind)}
    >
      <span class="kind">
        {NAMES[fit.kind]} {cheapest ? <span class="badge">cheapest</span> : null}
      </span>
      <span class="total">{roughly(fit.total.typical, currency)}</span>
      <span class="soft">{isRange(fit.total) ? range(fit.total, currency) : "a month"}</span>
      <span class="soft">{fit.kind === "serverless" ? "no brokers to size" : fit.label}</span>
      {fit.binding ? <span class="soft">sized by {fit.binding}</span> : null}
    </button>
  );
}

/** A kind of which nothing takes the workload. */
function Out({ kind }: { kind: Kind }) {
  const candidates = compare.value?.candidates.filter((one) => one.kind === kind) ?? [];
  const last = candidates[candidates.length - 1];
  const why = last?.rejected[0] ?? last?.missing[0]?.message ?? "nothing of it has a price here";
  return (
    <div class={`card out ${kind}`}>
      <span class="kind">{NAMES[kind]}</span>
      <span class="total">{scenario.value.region ? "does not fit" : ""}</span>
      <span class="soft">{why}</span>
    </div>
  );
}
