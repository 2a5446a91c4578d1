// Taking the answer along: link, file, Markdown, CSV; and variants side by side.

import { useRef } from "preact/hooks";
import { Refusal } from "../shared/documents";
import { money } from "../shared/figures";
import { copy, download, notice } from "../shared/frame";
import { bill, compare, link, open, scenario, take } from "./state";
import { NAMES } from "./summary";
import { toml } from "./toml";
import { keep, variants, type Variant } from "./variants";

export function Actions() {
  const file = useRef<HTMLInputElement>(null);
  const imported = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      await open(await chosen.text());
      notice(`${chosen.name} opened`);
    } catch (error) {
      const why = error instanceof Refusal ? error.message : "it is no scenario";
      notice(`${chosen.name}: ${why}`);
    }
  };
  return (
    <div class="actions" role="group" aria-label="Take it along">
      <button type="button" class="main" onClick={async () => copy(await link(), "Link")}>
        Copy link
      </button>
      <button type="button" onClick={async () => copy(await markdown(), "Markdown")}>
        Copy as Markdown
      </button>
      <button type="button" onClick={async () => download("mskwise-bill.csv", "text/csv", await bill("csv"))}>
        CSV
      </button>
      <button type="button" onClick={() => download("scenario.json", "application/json", JSON.stringify(scenario.value, null, 2))}>
        JSON
      </button>
      <button type="button" onClick={() => download("scenario.toml", "application/toml", toml(scenario.value))}>
        TOML
      </button>
      <button type="button" onClick={() => file.current?.click()}>
        Import
      </button>
      <input
        ref={file}
        type="file"
        class="hidden"
        accept=".json,.toml"
        aria-label="Scenario file"
        tabIndex={-1}
        onChange={(event) => void imported(event.currentTarget.files?.[0])}
      />
      <button type="button" onClick={keepVariant}>
        Keep as variant
      </button>
    </div>
  );
}

/** The comparison, and the open bill as the command line writes it. */
async function markdown(): Promise<string> {
  const compared = compare.value;
  if (!compared) return "";
  const rows = compared.best.map(
    (fit) => `| ${NAMES[fit.kind]} | ${fit.label} | ${money(fit.total.typical, compared.currency)} | ${fit.binding ?? ""} |`,
  );
  const head = `## Amazon MSK in ${compared.region}\n\n| Kind | Size | A month | Sized by |\n|---|---|--:|---|\n`;
  return `${head}${rows.join("\n")}\n\nPrices: ${compared.price_book}. [The scenario](${await link()})\n\n${await bill("markdown")}`;
}

function keepVariant(): void {
  const compared = compare.value;
  if (!compared) return;
  const totals: Variant["totals"] = {};
  for (const kind of Object.keys(NAMES)) totals[kind] = compared.best.find((fit) => fit.kind === kind)?.total.typical ?? null;
  const name = `Variant ${variants.value.length + 1}`;
  keep([...variants.value, { name, scenario: scenario.value, totals, currency: compared.currency }]);
  notice(`${name} kept in this browser`);
}

export function Variants() {
  const all = variants.value;
  if (all.length === 0) return null;
  return (
    <section>
      <h2 id="variants">Variants side by side</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="variants">
        <table>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              {Object.values(NAMES).map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span class="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((one, at) => (
              <tr key={at}>
                <th scope="row">
                  <input
                    type="text"
                    aria-label={`Name of variant ${at + 1}`}
                    value={one.name}
                    onChange={(event) => keep(all.map((other, place) => (place === at ? { ...other, name: event.currentTarget.value } : other)))}
                  />
                  <span class="formula">{one.scenario.region}</span>
                </th>
                {Object.keys(NAMES).map((kind) => {
                  const total = one.totals[kind];
                  return (
                    <td key={kind} class="number">
                      {total ? money(total, one.currency) : "does not fit"}
                    </td>
                  );
                })}
                <td>
                  <button type="button" class="quiet" onClick={() => take(one.scenario)}>
                    Open
                  </button>
                  <button type="button" class="quiet" onClick={() => keep(all.filter((_, place) => place !== at))}>
                    Remove
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
