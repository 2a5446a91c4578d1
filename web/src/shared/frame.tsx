// What every page has: a head with the way to the other pages, the promise, and a place for short notices.

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";

const PAGES = [
  { name: "Calculator", address: "./index.html", key: "calculator" },
  { name: "Playground", address: "./playground.html", key: "playground" },
  { name: "Rules", address: "./rules.html", key: "rules" },
  { name: "Facts", address: "./facts.html", key: "facts" },
];

const said = signal("");
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something that goes away by itself; screen readers hear it. */
export function notice(text: string): void {
  said.value = text;
  clearTimeout(timer);
  timer = setTimeout(() => (said.value = ""), 6000);
}

export function Frame({ page, title, children }: { page: string; title: string; children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="head">
        <a class="brand" href="./index.html" aria-label="mskwise, start">
          <img src={new URL("../icon.svg", import.meta.url).href} alt="" width="28" height="28" />
          mskwise
        </a>
        <nav aria-label="Pages">
          {PAGES.map(({ name, address, key }) => (
            <a key={key} href={address} aria-current={key === page ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1} class={page}>
        <h1>{title}</h1>
        <p class="promise">Everything runs in this page; nothing is uploaded.</p>
        {children}
      </main>
      <div class="notice" role="status">
        {said.value}
      </div>
    </>
  );
}

/** The fragment holds the scenario, so the link must not change it. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** Lets the site work without a network from the second visit on, where the browser allows it. */
export function keepForOffline(): void {
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    navigator.serviceWorker.register("./sw.js").catch(() => undefined);
  }
}

/** Puts a text on the clipboard, or says that the browser forbids it. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice(`${what} copied`);
  } catch {
    notice(`${what} could not be copied: the browser forbids it`);
  }
}

/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
  notice(`${name} saved`);
}
