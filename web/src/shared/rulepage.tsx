// The page of a rule.

import type { Explained } from "./documents";
import { Markdown } from "./markdown";

export function RulePage({ page, heading }: { page: Explained; heading: string }) {
  // Examples come below, each with its button, so the body ends where they begin.
  const body = page.body.split(/^## Examples$/m)[0] ?? page.body;
  return (
    <article class="page" aria-labelledby={heading}>
      <h2 id={heading}>
        {page.id} {page.name}
      </h2>
      <p class="why">
        <span class={`severity ${page.severity}`}>{page.severity}</span>, {page.family}, reads {page.inputs.join(", ")}, since{" "}
        {page.since}
        {page.profile ? `, profile ${page.profile}` : ""}
        {page.also.length ? `, also known as ${page.also.join(", ")}` : ""}
      </p>
      <Markdown text={body} />
      <h3>Sources</h3>
      <ul>
        {page.sources.map((source) => (
          <li key={source.title}>
            {source.url ? (
              <a href={source.url} rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            )}{" "}
            (as of {source.as_of})
          </li>
        ))}
      </ul>
      <h3>Examples</h3>
      {page.examples.map((example, at) => (
        <figure key={at}>
          <figcaption>
            <span class={example.verdict === "bad" ? "wrong" : "met"}>{example.verdict === "bad" ? "Has the fault" : "Is fine"}</span>{" "}
            <a href={`./playground.html#x=${page.id}.${at}`}>Open in the playground</a>
          </figcaption>
          {example.files.map((file) => (
            <pre key={file.name} tabIndex={0} aria-label={file.name}>
              <code>{file.text}</code>
            </pre>
          ))}
        </figure>
      ))}
    </article>
  );
}
