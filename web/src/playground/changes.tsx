// What changes between two versions: resources that are replaced or refused, findings that come and go, the bill.

import { useRef } from "preact/hooks";
import type { Changed, Diff } from "../shared/documents";
import { change, money, plural } from "../shared/figures";
import { copy } from "../shared/frame";
import { chosen } from "./drop";
import { explain, go } from "./state";
import { before, difference, markdown, remember, trouble } from "./versions";

export function Changes() {
  const found = difference.value;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What changes</h2>
      {before.value ? null : (
        <p class="why">
          Keep the files as the version before, then edit them: resources that are replaced or lose records, restarts, findings that come and
          go and the change of the bill follow while you type.
        </p>
      )}
      <Before />
      {trouble.value ? <p class="wrong">{trouble.value}</p> : null}
      {found ? <Told found={found} /> : null}
    </section>
  );
}

function Before() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="tool">
      <button type="button" onClick={remember}>
        {before.value ? "Take what is here as before" : "Keep this as the version before"}
      </button>
      <button type="button" onClick={() => input.current?.click()}>
        Open the version before…
      </button>
      <input
        ref={input}
        class="hidden"
        type="file"
        multiple
        aria-label="Files of the version before"
        tabIndex={-1}
        onChange={async (event) => {
          if (event.currentTarget.files?.length) before.value = await chosen(event.currentTarget.files);
        }}
      />
      {before.value ? (
        <>
          <button type="button" onClick={async () => copy(await markdown(), "Markdown")}>
            Changes as Markdown
          </button>
          <button type="button" class="quiet" onClick={() => (before.value = undefined)}>
            Stop comparing
          </button>
        </>
      ) : null}
    </div>
  );
}

function Told({ found }: { found: Diff }) {
  const { changes, findings, cost } = found;
  return (
    <>
      <p class="count" role="status">
        {plural(changes.length, "change")}, {plural(findings.new.length, "new finding")}, {findings.fixed.length} fixed
        {cost ? `, ${change(cost.change.typical, cost.currency)} a month` : ""}
      </p>
      <ul class="findings">
        {changes.map((one, at) => (
          <One key={at} one={one} />
        ))}
      </ul>
      <Gone title="New findings" all={findings.new} />
      <Gone title="Findings that are gone" all={findings.fixed} />
      {cost ? <Bill cost={cost} /> : null}
      {found.gaps.length ? (
        <>
          <h3>Not priced</h3>
          <ul>
            {found.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      ) : null}
      {found.assumptions.length ? (
        <details>
          <summary>{plural(found.assumptions.length, "assumption")} of the bills</summary>
          <ul>
            {found.assumptions.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function One({ one }: { one: Changed }) {
  const tone = one.severity ?? "note";
  const at = one.is_at;
  const head = (
    <>
      <span class="severity">{one.effect.replaceAll("-", " ")}</span> <span class="place">{at ? `${at.file}:${at.line}` : one.file}</span>
      <br />
      <span class="said">{one.says}</span>
    </>
  );
  return (
    <li class={`finding ${tone}`}>
      {at ? (
        <button type="button" class="jump" onClick={() => go({ file: at.file, start: at, end: at })}>
          {head}
        </button>
      ) : (
        <p>{head}</p>
      )}
      {one.before !== null || one.after !== null ? (
        <p class="formula">
          {one.what}: {one.before ?? "not set"} → {one.after ?? "not set"}
        </p>
      ) : null}
      {one.help ? <p class="help soft">{one.help}</p> : null}
      {one.source ? (
        <p class="formula">
          {one.source.title} (as of {one.source.as_of})
        </p>
      ) : null}
    </li>
  );
}

function Gone({ title, all }: { title: string; all: Diff["findings"]["new"] }) {
  if (all.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {all.map((one) => (
          <li key={one.fingerprint}>
            <button type="button" class="quiet" onClick={() => void explain(one.rule)}>
              {one.rule} {one.name}
            </button>{" "}
            {one.file}:{one.start.line}: {one.message}
          </li>
        ))}
      </ul>
    </>
  );
}

function Bill({ cost }: { cost: NonNullable<Diff["cost"]> }) {
  return (
    <>
      <h3 id="bills">The bill, a month</h3>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="bills">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" class="number">Before</th>
              <th scope="col" class="number">Now</th>
              <th scope="col" class="number">Change</th>
            </tr>
          </thead>
          <tbody>
            {cost.deployments.map((one) => (
              <tr key={`${one.name} ${one.kind}`}>
                <th scope="row">
                  {one.name} <span class="formula">{one.kind}</span>
                </th>
                <td class="number">{money(one.before.typical, cost.currency)}</td>
                <td class="number">{money(one.after.typical, cost.currency)}</td>
                <td class="number">{change(one.change.typical, cost.currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td class="number">{money(cost.before.typical, cost.currency)}</td>
              <td class="number">{money(cost.after.typical, cost.currency)}</td>
              <td class="number">{change(cost.change.typical, cost.currency)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
