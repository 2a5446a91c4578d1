// What is behind a total: its lines, what binds, quotas, what else was considered, and what was taken for granted.

import type { Assumed, Bill, Fit } from "../shared/documents";
import { change, isRange, money, plural, price, quantity, range } from "../shared/figures";
import { compare, cost, detail, opened, scenario, set, shown } from "./state";
import { NAMES } from "./summary";

export function Detail() {
  const compared = compare.value;
  const priced = cost.value;
  if (!compared || !priced) return null;
  const fit = shown.value;
  const declared = opened.value === "declared";
  return (
    <>
      {declared ? priced.deployments.map((bill) => <Lines key={bill.name} bill={bill} />) : fit ? <Lines bill={fit.bill} label={fit.label} /> : null}
      {declared && priced.missing.length ? (
        <section class="gaps">
          <h2>Not priced</h2>
          <ul>
            {priced.missing.map((gap) => (
              <li key={gap.key + gap.of}>{gap.message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {!declared && fit ? <Limits fit={fit} /> : null}
      <Candidates />
      <Assumptions />
      <Sensitivity />
      <Outside />
      <Sources />
    </>
  );
}

function Lines({ bill, label }: { bill: Bill; label?: string }) {
  const currency = compare.value?.currency ?? "USD";
  const known = new Map(detail.value?.sources.map((source) => [source.key, source]));
  const id = `bill-${bill.name.replaceAll(/\W+/g, "-")}`;
  return (
    <section class="bill">
      <h2 id={id}>{label ? `The bill of ${label}` : `The bill of ${bill.name}`}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby={id}>
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" class="number">
                Quantity
              </th>
              <th scope="col" class="number">
                Unit price
              </th>
              <th scope="col" class="number">
                A month
              </th>
              <th scope="col">Price from</th>
            </tr>
          </thead>
          <tbody>
            {bill.lines.map((line, at) => (
              <tr key={at}>
                <th scope="row">
                  {line.name}
                  {line.billed_by_msk ? null : <> <span class="badge">not on MSK's bill</span></>}
                  <span class="formula">{line.formula}</span>
                  {line.note ? <span class="formula wrong">{line.note}</span> : null}
                </th>
                <td class="number">
                  {quantity(line.quantity)} {line.unit}
                  <span class="formula">{line.basis}</span>
                </td>
                <td class="number">
                  {price(line.unit_price, currency)}
                  {line.discount_percent ? <span class="formula">less {line.discount_percent} %</span> : null}
                </td>
                <td class="number">
                  {money(line.amount, currency)}
                  {line.amount_range ? <span class="formula">{range(line.amount_range, currency)}</span> : null}
                </td>
                <td class="origin" title={known.get(line.source)?.what}>
                  <code>{line.source}</code>
                  <span class="formula">{line.as_of}</span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td />
              <td />
              <td class="number">
                {money(bill.total.typical, currency)}
                {isRange(bill.total) ? <span class="formula">{range(bill.total, currency)}</span> : null}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {bill.free.length ? <p class="why">Without charge: {bill.free.map((item) => item.name).join("; ")}.</p> : null}
    </section>
  );
}

function Limits({ fit }: { fit: Fit }) {
  return (
    <section>
      <h2 id="limits">What sizes it</h2>
      {fit.constraints.length ? (
        <div class="scroll" tabIndex={0} role="region" aria-labelledby="limits">
          <table>
            <thead>
              <tr>
                <th scope="col">Constraint</th>
                <th scope="col" class="number">Load</th>
                <th scope="col" class="number">One broker takes</th>
                <th scope="col" class="number">Brokers</th>
              </tr>
            </thead>
            <tbody>
              {fit.constraints.map((one) => (
                <tr key={one.name} class={one.name === fit.binding ? "binding" : ""}>
                  <th scope="row">
                    {one.name} {one.name === fit.binding ? <span class="badge">binds</span> : null}
                    <span class="formula">{one.formula}</span>
                  </th>
                  <td class="number">
                    {quantity(one.demand)} {one.unit}
                  </td>
                  <td class="number">
                    {quantity(one.per_broker)} {one.unit}
                    <span class="formula">{one.capacity}</span>
                  </td>
                  <td class="number">{one.brokers}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <details>
        <summary>
          {plural(fit.quotas.length, "quota")}, {fit.quotas.every((one) => one.met) ? "all kept" : `${fit.quotas.filter((one) => !one.met).length} not kept`}
        </summary>
        <ul class="quotas">
          {fit.quotas.map((one) => (
            <li key={one.id}>
              <span class={one.met ? "met" : "wrong"}>{one.met ? "kept" : "broken"}</span> {one.name}: {quantity(one.needed)} of{" "}
              {quantity(one.value)} {one.unit}
              <span class="formula">
                {one.adjustable}; {one.source}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Candidates() {
  const compared = compare.value;
  if (!compared) return null;
  const all = compared.candidates;
  const best = new Set(compared.best.map((one) => one.label));
  return (
    <details class="candidates">
      <summary>
        Everything that was considered: {all.filter((one) => one.fits).length} fit, {all.filter((one) => !one.fits).length} do not
      </summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Every candidate">
        <table>
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              <th scope="col" class="number">A month</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <tr key={one.label}>
                <th scope="row">{one.label}</th>
                <td class="number">{one.missing.length ? "no price" : money(one.total.typical, compared.currency)}</td>
                <td>
                  {one.fits ? (best.has(one.label) ? `cheapest ${NAMES[one.kind]}` : "fits") : [...one.rejected, ...one.missing.map((gap) => gap.message)].join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** What the open bill rests on, each once; those that are open questions can be turned over. */
function Assumptions() {
  const compared = compare.value;
  const priced = detail.value;
  if (!compared || !priced) return null;
  const currency = compared.currency;
  const all = new Map<string, Assumed>();
  // Those of the open bill know what the other answer would change.
  const general = opened.value === "declared" ? [] : compared.assumptions.filter((one) => !one.id.endsWith("_utilisation") || one.id.startsWith(opened.value));
  const questions = new Set(priced.assumptions.map((one) => one.id));
  for (const one of [...priced.assumptions, ...general.filter((one) => one.source && !questions.has(one.id))]) all.set(one.id, one);
  const flipped = scenario.value.assume ?? {};
  return (
    <section aria-labelledby="assumed">
      <h2 id="assumed">Taken for granted</h2>
      <ul class="assumed">
        {[...all.values()].map((one) => (
          <li key={one.id}>
            {one.text}
            {one.otherwise ? (
              <>
                <span class="formula">otherwise {change(one.otherwise.change.typical, currency)} a month</span>
                <button type="button" class="quiet" onClick={() => set(["assume", one.id], flipped[one.id] ? undefined : one.otherwise?.answer)}>
                  Assume the opposite
                </button>
              </>
            ) : null}
            {one.source ? <span class="formula">{one.source}</span> : null}
          </li>
        ))}
        {Object.keys(flipped).map((id) => (
          <li key={`flipped-${id}`} class="flipped">
            {id.replaceAll("_", " ")}: answered “{flipped[id]}”
            <button type="button" class="quiet" onClick={() => set(["assume", id], undefined)}>
              Take the usual answer
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sensitivity() {
  const compared = compare.value;
  const kind = opened.value === "declared" ? undefined : opened.value;
  const effects = compared?.sensitivity.filter((one) => one.kind === kind && Number(one.change) !== 0) ?? [];
  if (!compared || !kind || effects.length === 0) return null;
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">What moves the {NAMES[kind]} bill</h2>
      <ul class="moves">
        {effects.map((one) => (
          <li key={one.input}>
            a tenth more {one.input}: <strong>{change(one.change, compared.currency)}</strong> a month
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outside() {
  const compared = compare.value;
  const all = compared?.outside_msk.filter((one) => one.bill.lines.length) ?? [];
  if (!compared || all.length === 0) return null;
  return (
    <details class="outside">
      <summary>Outside MSK, for a rough look</summary>
      <ul>
        {all.map((one) => (
          <li key={one.name}>
            <strong>{one.name}</strong>: {money(one.bill.total.typical, compared.currency)} a month
            {one.missing.length ? `, without ${plural(one.missing.length, "charge")} that has no price here` : ""}
            <span class="formula">Leaves out: {one.leaves_out}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Sources() {
  const sources = detail.value?.sources ?? [];
  if (sources.length === 0) return null;
  return (
    <details>
      <summary>Where prices come from</summary>
      <ul>
        {sources.map((source) => (
          <li key={source.key}>
            <code>{source.key}</code> ({source.kind}, {source.as_of}): {source.what}
            <span class="formula">{source.where}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
