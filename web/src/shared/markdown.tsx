// The Markdown of rule pages as elements: headings, paragraphs, lists, tables, fences, and within a line code, links and
// emphasis. Text never becomes markup.

import type { ComponentChildren, JSX } from "preact";

export function Markdown({ text }: { text: string }) {
  return <>{blocks(text.split("\n"))}</>;
}

function blocks(lines: string[]): JSX.Element[] {
  const found: JSX.Element[] = [];
  let at = 0;
  const take = (fits: (line: string) => boolean) => {
    const from = at;
    while (at < lines.length && fits(lines[at] ?? "")) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const key = found.length;
    if (line.trim() === "") {
      at += 1;
    } else if (line.startsWith("```")) {
      at += 1;
      const code = take((one) => !one.startsWith("```"));
      at += 1;
      const words = line.slice(3).split(/\s+/);
      const word = words.find((one) => /^(bad|good)/.test(one))?.split("=")[0];
      found.push(
        <figure key={key}>
          {word ? <figcaption class={word === "bad" ? "wrong" : "met"}>{word === "bad" ? "Has the fault" : "Is fine"}</figcaption> : null}
          <pre tabIndex={0}>
            <code>{code.join("\n")}</code>
          </pre>
        </figure>,
      );
    } else if (line.startsWith("#")) {
      at += 1;
      found.push(<h3 key={key}>{inline(line.replace(/^#+\s*/, ""))}</h3>);
    } else if (line.startsWith("|")) {
      found.push(<Table key={key} rows={take((one) => one.startsWith("|"))} />);
    } else if (/^(-|\*|\d+\.)\s/.test(line)) {
      const items: string[] = [];
      for (const one of take((next) => next.trim() !== "" && !next.startsWith("```"))) {
        if (/^(-|\*|\d+\.)\s/.test(one)) items.push(one.replace(/^(-|\*|\d+\.)\s+/, ""));
        else items.push(`${items.pop() ?? ""} ${one.trim()}`);
      }
      found.push(
        <ul key={key}>
          {items.map((item, nth) => (
            <li key={nth}>{inline(item)}</li>
          ))}
        </ul>,
      );
    } else {
      const words = take((one) => one.trim() !== "" && !/^(#|```|\||-\s)/.test(one));
      found.push(<p key={key}>{inline(words.join(" "))}</p>);
    }
  }
  return found;
}

function Table({ rows }: { rows: string[] }) {
  const cells = (row: string) => row.split("|").slice(1, -1).map((cell) => cell.trim());
  const [head, , ...body] = rows;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {cells(head ?? "").map((cell, at) => (
              <th key={at} scope="col">
                {inline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, nth) => (
            <tr key={nth}>
              {cells(row).map((cell, at) => (
                <td key={at}>{inline(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(text: string): ComponentChildren[] {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\)|<https:[^>\s]+>)/);
  return parts.map((part, at) => {
    if (part.startsWith("`") && part.endsWith("`") && part.length > 1) return <code key={at}>{part.slice(1, -1)}</code>;
    if (part.startsWith("**") && part.endsWith("**") && part.length > 3) return <strong key={at}>{part.slice(2, -2)}</strong>;
    const link = /^\[([^\]]+)\]\((https:[^)]+)\)$/.exec(part);
    if (link) return outward(link[2] ?? "", link[1] ?? "", at);
    const bare = /^<(https:[^>]+)>$/.exec(part);
    if (bare) return outward(bare[1] ?? "", bare[1] ?? "", at);
    return part;
  });
}

function outward(address: string, text: string, key: number) {
  return (
    <a key={key} href={address} rel="noreferrer">
      {text}
    </a>
  );
}
