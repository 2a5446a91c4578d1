// The pages as static files with relative addresses, so that they work from any folder of any server.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** Writes the service worker last, when the names of all files are known: it keeps them for a reader who is offline. */
function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
      const hash = createHash("sha256");
      for (const name of files.sort()) {
        const part = bundle[name];
        if (part) hash.update(name).update(part.type === "chunk" ? part.code : part.source);
      }
      const regions = readdirSync("generated/public/pricing").map((name) => `pricing/${name}`);
      if (!files.includes("index.html")) throw new Error("the pages are not in the bundle yet");
      const list = JSON.stringify(["./", ...files, ...regions]);
      const source = `const NAME = "mskwise-${hash.digest("hex").slice(0, 16)}";
const FILES = ${list};
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== location.origin) return;
  const kept = caches.open(NAME).then((cache) => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
`;
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

export default defineConfig({
  base: "./",
  publicDir: "generated/public",
  plugins: [offline()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: { index: "index.html", playground: "playground.html", rules: "rules.html", facts: "facts.html" } },
  },
});
