// The calculator: inputs left, answers right; on a phone the answers follow the inputs.

import { signal } from "@preact/signals";
import { render } from "preact";
import type { Lowered } from "../shared/documents";
import { Frame, keepForOffline } from "../shared/frame";
import { Actions, Variants } from "./actions";
import { Chart } from "./chart";
import { Detail } from "./detail";
import { Inputs } from "./inputs";
import { begin, busy, compare, failed, refused } from "./state";
import { Summary } from "./summary";

function Answers() {
  if (failed.value) return <p class="wrong">The calculation did not work: {failed.value}</p>;
  if (!compare.value && busy.value) return <p class="why">Working out the first answer…</p>;
  return (
    <>
      {refused.value.length ? (
        <div class="problems" role="alert">
          <p>These inputs do not work; the answer below is the last that did.</p>
          <ul>
            {refused.value.map((one) => (
              <li key={one.path + one.message}>
                {one.path ? <code>{one.path}</code> : null} {one.message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Notes />
      <Actions />
      <Variants />
      <Chart />
      <Detail />
    </>
  );
}

/** What the playground could not tell of a template that is now priced here. */
const notes = signal(lowered());

function lowered(): Lowered["notes"] {
  const kept = sessionStorage.getItem("mskwise.notes");
  sessionStorage.removeItem("mskwise.notes");
  try {
    return kept ? (JSON.parse(kept) as Lowered["notes"]) : [];
  } catch {
    return [];
  }
}

function Notes() {
  if (notes.value.length === 0) return null;
  return (
    <section class="notes" aria-labelledby="notes">
      <h2 id="notes">From your template</h2>
      <ul>
        {notes.value.map((note, at) => (
          <li key={at}>
            {note.file ? `${note.file}:${note.line ?? ""}: ` : ""}
            {note.text}
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => (notes.value = [])}>
        I have seen it
      </button>
    </section>
  );
}

function Page() {
  return (
    <Frame page="calculator" title="What would Amazon MSK cost?">
      <div class="columns" aria-busy={busy.value}>
        <div class="totals">
          <Summary />
        </div>
        <Inputs />
        <div class="answers">
          <Answers />
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
void begin();
keepForOffline();
