// The list of findings: each jumps to its place, opens its page, and is mended or accepted in place.

import { useSignal } from "@preact/signals";
import type { Finding } from "../shared/documents";
import { plural } from "../shared/figures";
import { notice } from "../shared/frame";
import { apply, explain, failed, go, result, suppress } from "./state";

const RANK = { error: 0, warning: 1, note: 2 };

export function Findings() {
  if (failed.value) return <p class="wrong">The linter did not work: {failed.value}</p>;
  const found = result.value;
  if (!found) return <p class="why">The linter is on its way…</p>;
  const { errors, warnings, notes, rules, suppressed } = found.summary;
  const sorted = [...found.findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const kinds = found.sources.map((one) => `${one.file} (${one.kind})`);
  return (
    <section aria-labelledby="found">
      <h2 id="found">Findings</h2>
      <p class="count" role="status">
        {found.findings.length === 0
          ? found.sources.length === 0
            ? "Nothing here for mskwise yet."
            : `No findings; ${plural(rules, "rule")} looked.`
          : `${plural(errors, "error")}, ${plural(warnings, "warning")}, ${plural(notes, "note")}`}
        {suppressed ? `, ${suppressed} accepted` : ""}
      </p>
      {found.sources.length === 0 ? (
        <p class="why">It reads CloudFormation templates that speak of MSK, Kafka .properties files and IAM policy documents.</p>
      ) : (
        <p class="why">Read: {kinds.join(", ")}</p>
      )}
      <ul class="findings">
        {sorted.map((finding) => (
          <One key={finding.fingerprint} finding={finding} />
        ))}
      </ul>
      {found.suppressed.length ? (
        <details>
          <summary>{plural(found.suppressed.length, "accepted finding")}</summary>
          <ul>
            {found.suppressed.map((one) => (
              <li key={one.fingerprint}>
                {one.rule} {one.name}, {one.file}:{one.start.line}: {one.reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function One({ finding }: { finding: Finding }) {
  const asking = useSignal(false);
  const reason = useSignal("");
  const sure = finding.confidence === "high" ? "" : `, ${finding.confidence} confidence`;
  const accept = async (event: Event) => {
    event.preventDefault();
    if (!reason.value.trim()) return;
    try {
      await suppress(finding, reason.value.trim());
      notice(`${finding.rule} accepted: ${reason.value.trim()}`);
    } catch (error) {
      notice(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <li class={`finding ${finding.severity}`}>
      <button type="button" class="jump" onClick={() => go(finding)}>
        <span class="severity">
          {finding.severity}
          {sure}
        </span>{" "}
        <span class="place">
          {finding.file}:{finding.start.line}:{finding.start.column}
        </span>
        <br />
        <span class="said">{finding.message}</span>
      </button>
      {finding.help ? <p class="help soft">{finding.help}</p> : null}
      {finding.related.map((one, at) => (
        <button key={at} type="button" class="quiet" onClick={() => go(one)}>
          line {one.start.line}: {one.message}
        </button>
      ))}
      <div class="row">
        <button type="button" class="quiet" onClick={() => void explain(finding.rule)}>
          {finding.rule} {finding.name}
        </button>
        {finding.fix ? (
          <button
            type="button"
            onClick={() => {
              if (finding.fix) apply(finding.fix);
              notice(`Done: ${finding.fix?.title ?? ""}`);
            }}
          >
            Fix: {finding.fix.title}
          </button>
        ) : null}
        <button type="button" class="quiet" aria-expanded={asking.value} onClick={() => (asking.value = !asking.value)}>
          Accept…
        </button>
      </div>
      {asking.value ? (
        <form class="tool" onSubmit={accept}>
          <label>
            Why it is fine here
            <br />
            <input type="text" required value={reason} onInput={(event) => (reason.value = event.currentTarget.value)} />
          </label>
          <button type="submit">Write it into the file</button>
        </form>
      ) : null}
    </li>
  );
}
