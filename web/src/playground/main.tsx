// The playground: files left, findings right, the page of a rule below them.

import { computed, signal } from "@preact/signals";
import { render } from "preact";
import { useRef } from "preact/hooks";
import examples from "../../generated/examples.json";
import regions from "../../generated/regions.json";
import { copy, download, Frame, keepForOffline, notice } from "../shared/frame";
import { RulePage } from "../shared/rulepage";
import { chosen, dropped } from "./drop";
import { Changes } from "./changes";
import { Editor } from "./editor";
import { Findings } from "./findings";
import { add, begin, behind, current, files, link, page, parameters, priced, profile, region, report, show } from "./state";
import { follow } from "./versions";

function Files() {
  const input = useRef<HTMLInputElement>(null);
  const fresh = () => {
    const name = ["template.yaml", "server.properties", "client.properties", "policy.json"].find(
      (one) => !files.value.some((file) => file.name === one),
    );
    files.value = [...files.value, { name: name ?? `file-${files.value.length + 1}.yaml`, text: "" }];
    current.value = files.value.length - 1;
  };
  const rename = () => {
    const now = files.value[current.value];
    const name = now && prompt("Name of the file; its ending and content say what it is", now.name)?.trim();
    if (!now || !name || files.value.some((one) => one.name === name)) return;
    files.value = files.value.map((one) => (one === now ? { ...one, name } : one));
  };
  const remove = (at: number) => {
    const kept = files.value.filter((_, other) => other !== at);
    files.value = kept.length ? kept : [{ name: "template.yaml", text: "" }];
    current.value = Math.min(current.value, files.value.length - 1);
  };
  return (
    <div class="files" role="group" aria-label="Files">
      {files.value.map((file, at) => (
        <span key={file.name} class="tab">
          <button type="button" aria-pressed={at === current.value} onClick={() => (current.value = at)}>
            {file.name}
          </button>
          <button type="button" aria-label={`Close ${file.name}`} onClick={() => remove(at)}>
            ×
          </button>
        </span>
      ))}
      <button type="button" class="quiet" onClick={fresh}>
        New file
      </button>
      <button type="button" class="quiet" onClick={rename}>
        Rename
      </button>
      <button type="button" class="quiet" onClick={() => input.current?.click()}>
        Open…
      </button>
      <input
        ref={input}
        class="hidden"
        type="file"
        multiple
        aria-label="Files to open"
        tabIndex={-1}
        onChange={async (event) => {
          if (event.currentTarget.files) add(await chosen(event.currentTarget.files));
        }}
      />
    </div>
  );
}

function Tools() {
  const price = async () => {
    const { address, notes, count } = await priced();
    if (count === 0) return notice("There is nothing of MSK in these files to price");
    if (notes.length) sessionStorage.setItem("mskwise.notes", JSON.stringify(notes));
    location.href = address;
  };
  return (
    <>
      <div class="tool">
        <label>
          Example
          <br />
          <select
            value=""
            onChange={(event) => {
              const found = examples[Number(event.currentTarget.value)];
              event.currentTarget.value = "";
              if (found) show(found.files);
            }}
          >
            <option value="">Open one…</option>
            {examples.map((example, at) => (
              <option key={example.title} value={String(at)}>
                {example.title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="main" onClick={price}>
          Price this template
        </button>
        <button type="button" onClick={async () => copy(await link(), "Link")}>
          Copy link
        </button>
        <button type="button" onClick={async () => copy(await report("markdown"), "Markdown")}>
          Copy as Markdown
        </button>
        <button type="button" onClick={async () => download("mskwise.sarif", "application/sarif+json", await report("sarif"))}>
          SARIF
        </button>
      </div>
      <details>
        <summary>Parameters, region, profile</summary>
        <div class="params">
          <label>
            Parameter values, one Key=Value per line
            <textarea class="mono" rows={3} value={parameters} onInput={(event) => (parameters.value = event.currentTarget.value)} />
          </label>
          <div class="pair">
            <label>
              Region
              <select value={region} onChange={(event) => (region.value = event.currentTarget.value)}>
                <option value="">not said</option>
                {regions.map(({ code }) => (
                  <option key={code}>{code}</option>
                ))}
              </select>
            </label>
            <label>
              Profile
              <select value={profile} onChange={(event) => (profile.value = event.currentTarget.value)}>
                <option value="prod">prod</option>
                <option value="dev">dev: what is fine in a sandbox is silent</option>
                <option value="pedantic">pedantic: advice not everybody wants</option>
              </select>
            </label>
          </div>
        </div>
      </details>
    </>
  );
}

const panel = signal<"findings" | "changes">("findings");

/** What is told beside the text. */
function Panels() {
  const panels = { findings: "Findings", changes: "Compare versions" } as const;
  return (
    <div class="tabs" role="group" aria-label="What is told">
      {(Object.keys(panels) as (keyof typeof panels)[]).map((key) => (
        <button key={key} type="button" aria-pressed={panel.value === key} onClick={() => (panel.value = key)}>
          {panels[key]}
        </button>
      ))}
    </div>
  );
}

/** Bound to its attribute: reading it would render the whole page anew at every keystroke, and again with the answer. */
const busy = computed(() => (behind.value ? "true" : "false"));

function Page() {
  const over = (event: DragEvent, on: boolean) => {
    event.preventDefault();
    document.querySelector(".editor")?.classList.toggle("over", on);
  };
  return (
    <Frame page="playground" title="Is this template sound?">
      <div
        class="bench"
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={async (event) => {
          over(event, false);
          if (event.dataTransfer) add(await dropped(event.dataTransfer));
        }}
      >
        <div>
          <Files />
          <Editor />
          <p class="why">Drop files or folders here. Findings follow while you type; Ctrl-Shift-M lists them in the editor.</p>
          <Tools />
        </div>
        <div class="side" aria-busy={busy}>
          {page.value ? (
            <div>
              <button type="button" onClick={() => (page.value = undefined)}>
                {panel.value === "changes" ? "Back to the changes" : "Back to the findings"}
              </button>
              <RulePage page={page.value} heading="rule" />
            </div>
          ) : (
            <>
              <Panels />
              {panel.value === "changes" ? <Changes /> : <Findings />}
            </>
          )}
        </div>
      </div>
    </Frame>
  );
}

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<Page />, root);
}
void begin(examples[0]?.files ?? []).then(follow);
keepForOffline();
