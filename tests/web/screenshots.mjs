// Pictures of every screen of the built site: phone and desktop, light and dark, for people to look at. `web/screenshots`
// keeps one of each screen, as documentation; the folder that is named as an argument gets all, whole pages long.

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packages, text, WEB } from "./common.mjs";
import { serve } from "./server.mjs";

const { chromium } = packages("playwright-core");

/** Where all go; without it only those are taken that are kept. */
const folder = process.argv[2];
const KEPT = join(WEB, "screenshots");
/** All that are kept together, in bytes: a clone carries them. */
const ROOM = 400_000;
const WIDTHS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/** Each screen: its address, how one gets to it, and which picture of it is kept. */
const SCREENS = [
  { name: "calculator", path: "index.html", reach: calculated, kept: ["desktop-light", "phone-dark"] },
  { name: "variants", path: "index.html", reach: compared, kept: ["desktop-dark"] },
  { name: "playground", path: "playground.html", reach: judged, kept: ["desktop-light"] },
  { name: "rule-beside-text", path: "playground.html", reach: explained, kept: ["desktop-dark"] },
  { name: "versions", path: "playground.html", reach: changed, kept: [] },
  { name: "rules", path: "rules.html", reach: (page) => page.locator(".rules-list li").first().waitFor(), kept: ["desktop-light"] },
  { name: "rule", path: "rules.html#MSK101", reach: (page) => page.locator(".page h2").first().waitFor(), kept: ["phone-light"] },
  { name: "facts", path: "facts.html", reach: (page) => page.locator(".fact").first().waitFor(), kept: ["desktop-light"] },
];

async function calculated(page) {
  await page.locator(".chart figure svg").first().waitFor();
  await page.locator(".bill tfoot").first().waitFor();
}

/** Two variants that differ in what is written. */
async function compared(page) {
  await calculated(page);
  const keep = page.getByRole("button", { name: "Keep as variant" });
  await keep.click();
  const before = await page.locator(".cards").innerText();
  await page.getByLabel("Written, on average", { exact: true }).fill("20");
  await page.waitForFunction((old) => document.querySelector(".cards").innerText !== old, before);
  await page.locator('.columns[aria-busy="false"]').waitFor();
  await keep.click();
  await page.locator("#variants").scrollIntoViewIfNeeded();
}

function judged(page) {
  return page.locator(".finding").first().waitFor();
}

async function explained(page) {
  await judged(page);
  await page.locator(".finding .row button").first().click();
  await page.locator(".page h2").first().waitFor();
}

async function changed(page) {
  await judged(page);
  const [before, after] = ["before.yaml", "after.yaml"].map((name) => text(`fixtures/diff/16-resize/${name}`));
  const file = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  const tabs = page.locator(".files .tab");
  for (let left = await tabs.count(); left > 0; left -= 1) await tabs.first().getByRole("button", { name: /^Close/ }).click();
  await page.getByLabel("Files to open").setInputFiles(file("template.yaml", after));
  await page.getByRole("button", { name: "Compare versions" }).click();
  await page.getByLabel("Files of the version before").setInputFiles(file("template.yaml", before));
  await page.locator("#bills").waitFor();
}

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.MSKWISE_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
for (const place of [KEPT, folder]) if (place) mkdirSync(place, { recursive: true });

/** What is in sight, as WebP, which is a third of the same as PNG. */
async function small(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 40 });
  return Buffer.from(data, "base64");
}

try {
  for (const [device, viewport] of Object.entries(WIDTHS)) {
    for (const colorScheme of ["light", "dark"]) {
      const look = `${device}-${colorScheme}`;
      for (const { name, path, reach, kept } of SCREENS) {
        if (!folder && !kept.includes(look)) continue;
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
        context.setDefaultTimeout(60_000);
        const page = await context.newPage();
        await page.goto(site.address + path);
        await reach(page);
        // What was said at the bottom of the page a moment ago is not part of the screen.
        await page.locator(".notice").evaluateAll((all) => all.forEach((one) => one.replaceChildren()));
        if (kept.includes(look)) writeFileSync(join(KEPT, `${name}-${look}.webp`), await small(page));
        if (folder) writeFileSync(join(folder, `${name}-${look}.png`), await page.screenshot({ fullPage: true }));
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
const sizes = readdirSync(KEPT).map((name) => statSync(join(KEPT, name)).size);
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(`  ${sizes.length} pictures in web/screenshots, ${Math.round(total / 1000)} kB`);
if (total > ROOM) throw new Error(`more than ${ROOM / 1000} kB`);
