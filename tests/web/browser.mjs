// The site in a real browser, clicked through as people do: numbers follow inputs, links carry everything, findings are
// those of the command line, fixes mend, templates are priced, the keyboard suffices, and no network is needed twice.
// Throughout: no complaint in the console, no request to another origin, nothing an accessibility checker finds.

import { readFileSync } from "node:fs";
import { equal, finish, FIXTURES, module, native, packages, test, text, TODAY } from "./common.mjs";
import { serve } from "./server.mjs";

const { chromium } = packages("playwright-core");
const AXE = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.MSKWISE_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
/** Long, as machines that test are slow; every wait ends as soon as what it waits for is there. */
const PATIENCE = 20_000;

const complaints = [];

/** A visitor with nothing stored. */
async function visitor(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => complaints.push(`error: ${error.error()}`));
  context.on("request", (request) => {
    const address = request.url();
    const own = address.startsWith(site.origin) || address.startsWith("data:") || address.startsWith(`blob:${site.origin}`);
    if (!own) complaints.push(`request to ${address}`);
  });
  return context;
}

async function opened(path = "", options) {
  const context = await visitor(options);
  const page = await context.newPage();
  await page.goto(site.address + path);
  return page;
}

const totals = async (page) => page.locator(".card .total").allTextContents();

/** Waits until the page has answered what was last asked. */
async function settled(page) {
  await page.locator('.columns[aria-busy="false"] .card .total').first().waitFor();
}

async function fill(page, label, value) {
  const before = await page.locator(".cards").innerText();
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.waitForFunction((old) => document.querySelector(".cards")?.innerText !== old, before);
  await settled(page);
}

/** The page's files replaced by these, through the file chooser. */
async function give(page, files) {
  const open = page.locator(".files .tab");
  for (let left = await open.count(); left > 0; left -= 1) await open.first().getByRole("button", { name: /^Close/ }).click();
  await page.getByLabel("Files to open").setInputFiles(
    files.map(({ name, text: content }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) })),
  );
  await answered(page, files[0]);
}

/** Waits until a file stands in the editor and its findings beside it. */
async function answered(page, { name, text: content }) {
  await page.locator(".files .tab").filter({ hasText: name }).first().waitFor();
  // The tab alone tells little: where all files are closed there is one of a usual name, and it is empty.
  const first = content.split("\n").find((line) => line.trim() !== "") ?? "";
  await page.locator(".cm-line", { hasText: first.trim() }).first().waitFor();
  await page.locator('.side[aria-busy="false"]').waitFor();
}

/** The page's files replaced by one that is dropped on the editor. */
async function drop(page, { name, text: content }) {
  const open = page.locator(".files .tab");
  for (let left = await open.count(); left > 0; left -= 1) await open.first().getByRole("button", { name: /^Close/ }).click();
  const carried = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [name, content],
  );
  await page.locator(".editor").dispatchEvent("drop", { dataTransfer: carried });
  await answered(page, { name, text: content });
}

async function accessible(page, what) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map((one) => `${one.id}: ${one.help}\n${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join("\n")}`);
  });
  if (found.length) throw new Error(`${what}:\n${found.join("\n")}`);
}

await test("a changed workload changes the totals, and they are those of the module", async () => {
  const page = await opened();
  await settled(page);
  const before = await totals(page);
  if (before.length !== 3) throw new Error(`${before.length} totals`);
  await fill(page, "Written, on average", "20");
  const after = await totals(page);
  if (String(after) === String(before)) throw new Error("the totals did not move");
  const calculator = await module("calculator");
  calculator.load_prices(text("../web/dist/pricing/us-east-1.json"));
  const scenario = {
    region: "us-east-1",
    workload: {
      ingress_mib_s: { average: "20" },
      egress_mib_s: { average: "10" },
      retention_hours: "168",
      partitions: "300",
      replication_factor: "3",
      zones: "3",
      client_zone_awareness: false,
    },
  };
  const expected = JSON.parse(calculator.compare(JSON.stringify(scenario))).best.map((fit) =>
    `$${Math.round(Number(fit.total.typical)).toLocaleString("en-US")}`,
  );
  equal(String(after), String(expected), "totals");
  await page.context().close();
});

await test("a link carries the whole scenario", async () => {
  const page = await opened();
  await settled(page);
  await page.getByLabel("Region", { exact: true }).selectOption("eu-central-1");
  await page.getByText("Loading prices…").waitFor({ state: "detached" });
  await fill(page, "Partitions", "1234");
  const before = await totals(page);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Link copied").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.context().close();

  const context = await visitor();
  const other = await context.newPage();
  await other.goto(link);
  await settled(other);
  equal(await other.getByLabel("Partitions", { exact: true }).inputValue(), "1234", "partitions");
  equal(await other.getByLabel("Region", { exact: true }).inputValue(), "eu-central-1", "region");
  equal(String(await totals(other)), String(before), "totals");
  await context.close();
});

await test("a mistake is told at its field and keeps the last answer", async () => {
  const page = await opened();
  await settled(page);
  const before = await totals(page);
  await page.getByLabel("Partitions", { exact: true }).fill("many");
  await page.getByRole("alert").waitFor();
  const invalid = await page.getByLabel("Partitions", { exact: true }).getAttribute("aria-invalid");
  equal(String(invalid), "true", "aria-invalid");
  equal(String(await totals(page)), String(before), "totals");
  await page.context().close();
});

await test("findings in the page are those of the command line, field by field", async () => {
  const page = await opened("playground.html");
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  await page.reload();
  await page.locator(".finding").first().waitFor();
  for (const path of FIXTURES) {
    const name = path.split("/").pop();
    await drop(page, { name, text: text(path) });
    const expected = JSON.parse(native(["lint", "--format", "json", "--today", TODAY, path])).findings;
    const rank = { error: 0, warning: 1, note: 2 };
    expected.sort((a, b) => rank[a.severity] - rank[b.severity]);
    const shown = await page.locator(".finding").evaluateAll((all) =>
      all.map((one) => ({
        severity: one.querySelector(".severity").textContent.trim(),
        place: one.querySelector(".place").textContent,
        message: one.querySelector(".said").textContent,
        help: one.querySelector(".help")?.textContent ?? null,
        rule: one.querySelector(".row button").textContent,
        related: [...one.querySelectorAll(":scope > button.quiet")].map((each) => each.textContent),
        fix: [...one.querySelectorAll(".row button")].map((each) => each.textContent).find((each) => each.startsWith("Fix: ")) ?? null,
      })),
    );
    const told = expected.map((one) => ({
      severity: one.severity + (one.confidence === "high" ? "" : `, ${one.confidence} confidence`),
      place: `${name}:${one.start.line}:${one.start.column}`,
      message: one.message,
      help: one.help,
      rule: `${one.rule} ${one.name}`,
      related: one.related.map((each) => `line ${each.start.line}: ${each.message}`),
      fix: one.fix ? `Fix: ${one.fix.title}` : null,
    }));
    equal(JSON.stringify(shown, null, 1), JSON.stringify(told, null, 1), path);
  }
  await page.context().close();
});

await test("a finding jumps to its place, its page opens, a fix mends it, an accepted one is gone", async () => {
  const page = await opened("playground.html");
  const linter = await module("linter");
  const settings = JSON.stringify({ today: TODAY });
  // Any example of any page whose finding can be mended.
  const rules = JSON.parse(linter.rules());
  const examples = rules.flatMap(({ id }) => JSON.parse(linter.explain(id)).examples.filter((one) => one.verdict === "bad"));
  const mended = examples.find(({ files }) =>
    files.length === 1 && JSON.parse(linter.lint(JSON.stringify(files), settings)).findings.some((one) => one.fix && one.start.line > 1),
  );
  if (!mended) throw new Error("no rule offers a fix");
  await page.locator(".finding").first().waitFor();
  await give(page, mended.files);
  const finding = page.locator(".finding", { has: page.getByRole("button", { name: /^Fix: / }) }).first();
  await finding.locator(".jump").click();
  await page.waitForFunction(() => document.querySelector(".editor")?.shadowRoot?.activeElement?.classList.contains("cm-content"));
  const rule = await finding.locator(".row button").first().textContent();
  await finding.locator(".row button").first().click();
  await page.getByRole("heading", { name: rule }).waitFor();
  await accessible(page, "playground with a page");
  await page.getByRole("button", { name: "Back to the findings" }).click();
  const count = await page.locator(".finding").count();
  await finding.getByRole("button", { name: /^Fix: / }).click();
  await page.waitForFunction((old) => document.querySelectorAll(".finding").length < old, count);

  await give(page, [{ name: "template.yaml", text: text(FIXTURES[0]) }]);
  const all = await page.locator(".finding").count();
  const one = page.locator(".finding").first();
  await one.getByRole("button", { name: "Accept…" }).click();
  await one.getByLabel("Why it is fine here").fill("a sandbox");
  await one.getByRole("button", { name: "Write it into the file" }).click();
  await page.waitForFunction((old) => document.querySelectorAll(".finding").length < old, all);
  await page.getByText(/\d+ accepted finding/).waitFor();

  // JSON knows no comments: there it is metadata.
  const json = JSON.stringify({ Resources: { C: { Type: "AWS::MSK::Cluster", Properties: {
    ClusterName: "c", KafkaVersion: "3.8.x", NumberOfBrokerNodes: 3,
    BrokerNodeGroupInfo: { InstanceType: "kafka.t3.small", ClientSubnets: ["subnet-a", "subnet-b", "subnet-c"] } } } } }, null, 2);
  await give(page, [{ name: "template.json", text: json }]);
  const there = await page.locator(".finding").count();
  await page.locator(".finding").first().getByRole("button", { name: "Accept…" }).click();
  await page.getByLabel("Why it is fine here").fill("a sandbox");
  await page.getByRole("button", { name: "Write it into the file" }).click();
  await page.waitForFunction((old) => document.querySelectorAll(".finding").length < old, there);
  await page.context().close();
});

await test("a mark offers its fix after its resource was renamed", async () => {
  const page = await opened("playground.html");
  await page.locator(".finding").first().waitFor();
  const lines = ["Resources:", "  Orders:", "    Type: AWS::MSK::Configuration", "    Properties:", "      Name: orders", "      ServerProperties: |", "        min.insync.replica=2"];
  await give(page, [{ name: "template.yaml", text: `${lines.join("\n")}\n` }]);
  await page.locator(".cm-lintRange").first().waitFor();
  await page.locator(".cm-content").click();
  for (const key of ["Control+Home", "ArrowDown", "End", "ArrowLeft", "X"]) await page.keyboard.press(key);
  await page.locator('.side[aria-busy="false"]').waitFor();
  await page.locator(".cm-lintRange", { hasText: "min.insync.replica" }).first().hover();
  await page.locator(".cm-diagnosticAction").first().click();
  await page.locator(".cm-content", { hasText: "min.insync.replicas=2" }).waitFor();
  await page.locator(".cm-content", { hasText: "OrdersX:" }).waitFor();
  await page.context().close();
});

await test("an example of a rule's page opens with one click, in the playground as well", async () => {
  const linter = await module("linter");
  const rules = JSON.parse(linter.rules()).map(({ id }) => JSON.parse(linter.explain(id)));
  // One whose surroundings matter, and the first of all.
  const special = rules.find((rule) => rule.examples[0].verdict === "bad" && rule.profile === "pedantic") ?? rules[1];
  const page = await opened(`rules.html#${special.id}`);
  await page.getByRole("link", { name: "Open in the playground" }).first().click();
  await page.waitForURL(/playground\.html/);
  await page.getByRole("button", { name: "Back to the findings" }).click();
  await page.locator(".finding", { hasText: special.id }).first().waitFor();
  await page.locator(".finding .row button", { hasText: special.id }).first().click();
  const good = special.examples.findIndex((one) => one.verdict === "good");
  await page.getByRole("link", { name: "Open in the playground" }).nth(good).click();
  await page.getByRole("button", { name: "Back to the findings" }).click();
  await page.locator('.side[aria-busy="false"]').waitFor();
  await page.locator(".finding", { hasText: special.id }).first().waitFor({ state: "detached" });
  await page.context().close();
});

await test("two versions are compared as on the command line, and the change is priced", async () => {
  const page = await opened("playground.html");
  await page.locator(".finding").first().waitFor();
  const [before, after] = ["before.yaml", "after.yaml"].map((name) => `fixtures/diff/16-resize/${name}`);
  await give(page, [{ name: "after.yaml", text: text(after) }]);
  await page.getByRole("button", { name: "Compare versions" }).click();
  await page.getByLabel("Files of the version before").setInputFiles({ name: "before.yaml", mimeType: "text/plain", buffer: Buffer.from(text(before)) });
  await page.locator("#bills").waitFor();
  const expected = JSON.parse(native(["diff", before, after, "--today", TODAY, "--region", "us-east-1", "--format", "json"]));
  const said = await page.locator(".finding .said").allTextContents();
  equal(JSON.stringify(said), JSON.stringify(expected.changes.map((one) => one.says)), "changes");
  const sum = await page.locator(".side tfoot td").last().textContent();
  const change = Number(expected.cost.change.typical);
  equal(sum.replace("+", ""), change.toLocaleString("en-US", { style: "currency", currency: "USD" }), "the change of the bill");
  await accessible(page, "playground with two versions");
  await page.setViewportSize({ width: 360, height: 740 });
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide > room) throw new Error(`two versions are ${wide} wide in ${room}`);
  await page.getByRole("button", { name: "Changes as Markdown" }).click();
  await page.getByText("Markdown copied").waitFor();
  await page.getByRole("button", { name: "Stop comparing" }).click();
  await page.locator("#bills").waitFor({ state: "detached" });
  await page.context().close();
});

await test("findings leave as SARIF and Markdown", async () => {
  const page = await opened("playground.html");
  await page.locator(".finding").first().waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "SARIF" }).click()]);
  const sarif = JSON.parse(readFileSync(await file.path(), "utf8"));
  equal(sarif.runs[0].results.length >= (await page.locator(".finding").count()), true, "results");
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByText("Markdown copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  if (!copied.includes("MSK")) throw new Error(copied);
  await page.context().close();
});

await test("a scenario leaves as TOML or JSON and comes back with the same totals", async () => {
  const page = await opened();
  await settled(page);
  await fill(page, "Partitions", "777");
  const before = await totals(page);
  for (const kind of ["TOML", "JSON"]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: kind, exact: true }).click()]);
    const content = readFileSync(await file.path());
    await fill(page, "Partitions", "55555");
    await page.getByLabel("Scenario file").setInputFiles({ name: file.suggestedFilename(), mimeType: "text/plain", buffer: content });
    await page.getByText(`${file.suggestedFilename()} opened`).waitFor();
    await page.waitForFunction((old) => [...document.querySelectorAll(".card .total")].map((one) => one.textContent).join() === old, before.join());
    equal(await page.getByLabel("Partitions", { exact: true }).inputValue(), "777", kind);
  }
  await page.context().close();
});

await test("facts are found with their source", async () => {
  const page = await opened("facts.html");
  await page.locator(".fact").first().waitFor();
  await page.getByLabel("Search").fill("kafka.m7g.large");
  const card = page.locator(".fact").first();
  await card.getByRole("heading", { name: "broker size kafka.m7g.large" }).waitFor();
  if (!/as of 20/.test(await card.innerText())) throw new Error(await card.innerText());
  await page.getByLabel("Region of prices").selectOption("eu-central-1");
  await page.getByRole("heading", { name: "price of standard.broker.kafka.m7g.large in eu-central-1" }).waitFor();
  await page.context().close();
});

await test("a template is priced in the calculator", async () => {
  const page = await opened("playground.html");
  await page.locator(".finding").first().waitFor();
  await page.getByRole("button", { name: "Price this template" }).click();
  await page.waitForURL(/index\.html#s=/);
  await page.locator(".card.declared .total").waitFor();
  // Four brokers of the size and 500 GiB each, as the template says.
  const bill = await page.locator(".bill").first().innerText();
  if (!/kafka\.t3\.small/.test(bill) || !/2,920/.test(bill)) throw new Error(bill);
  await page.context().close();
});

await test("the keyboard suffices", async () => {
  const page = await opened();
  await settled(page);
  await page.keyboard.press("Tab");
  equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Skip to the content", "first stop");
  await page.keyboard.press("Enter");
  // Three totals, then the region.
  for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press("Tab");
  equal(await page.evaluate(() => document.activeElement.id), "region", "behind the totals");
  await page.keyboard.press("Tab");
  const before = await page.locator(".cards").innerText();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("33");
  await page.waitForFunction((old) => document.querySelector(".cards")?.innerText !== old, before);
  const stops = new Set();
  for (let nth = 0; nth < 60; nth += 1) {
    await page.keyboard.press("Tab");
    stops.add(await page.evaluate(() => document.activeElement.textContent.trim().slice(0, 20)));
  }
  for (const button of ["Copy link", "Partitions", "CSV"]) if (!stops.has(button)) throw new Error(`${button} is never reached`);
  // The editor is no trap.
  await page.goto(`${site.address}playground.html`);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.querySelector(".editor").shadowRoot.activeElement !== null);
  if (inside) throw new Error("Tab stays in the editor");
  await page.context().close();
});

await test("every page is accessible, light and dark, wide and narrow, and none scrolls sideways", async () => {
  const sights = [
    ["", ".chart figure svg"],
    ["playground.html", ".finding"],
    ["rules.html", ".rules-list li"],
    ["rules.html#MSK101", ".page h2"],
    ["facts.html", ".fact"],
  ];
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await visitor({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      for (const [path, ready] of sights) {
        await page.goto("about:blank");
        await page.goto(site.address + path);
        await page.locator(ready).first().waitFor();
        for (const details of await page.locator("main details").all()) await details.evaluate((one) => (one.open = true));
        await accessible(page, `${path || "index.html"} ${width} ${colorScheme}`);
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (wide > room) throw new Error(`${path || "index.html"} is ${wide} wide in ${room}`);
      }
      await context.close();
    }
  }
});

const STROKES = 50;

await test("a keystroke's lint is quick", async () => {
  const page = await opened("playground.html");
  await page.locator(".finding").first().waitFor();
  await give(page, [{ name: "template.yaml", text: text("fixtures/quickstart/template.yaml") }]);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n# ");
  const words = "three brokers, as the topics keep three replicas\n# ";
  const measured = (what) => performance.getEntriesByName(what).map((one) => one.duration);
  // As fast as people type, and as fast as answers come, when the page is still drawing the last one.
  for (const pause of [120, 0]) {
    for (let nth = 0; nth < STROKES; nth += 1) {
      const before = (await page.evaluate(measured, "lint")).length;
      await page.keyboard.type(words[nth % words.length]);
      await page.waitForTimeout(pause);
      // Asked now and then: to wait by a function of the page would have the page draw in between.
      const patience = Date.now() + PATIENCE;
      while ((await page.evaluate(measured, "lint")).length <= before) {
        if (Date.now() > patience) throw new Error(`keystroke ${nth} had no answer`);
        await new Promise((done) => setTimeout(done, 5));
      }
    }
    // The lint alone, and with the way to the worker and back, for which the page may be busy drawing.
    for (const [what, called] of [["lint in the module", "in the module"], ["lint", "until the page has it"]]) {
      const times = (await page.evaluate(measured, what)).slice(-STROKES);
      times.sort((a, b) => a - b);
      const [least, median, ninth] = [0, 0.5, 0.9].map((part) => times[STROKES * part].toFixed(1));
      console.log(`        ${pause} ms apart, ${called}, of ${STROKES}: least ${least} ms, median ${median}, nine of ten ${ninth}; asked for: 16`);
    }
  }
  await page.context().close();
});

await test("of a large template only the newest text is linted", async () => {
  const page = await opened("playground.html");
  await page.locator(".finding").first().waitFor();
  const cluster = (nth) => `  Cluster${nth}:
    Type: AWS::MSK::Cluster
    Properties: { ClusterName: c${nth}, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.t3.small, ClientSubnets: [a, b, c] } }
`;
  const large = `Resources:\n${Array.from({ length: 120 }, (_, nth) => cluster(nth)).join("")}`;
  await give(page, [{ name: "template.yaml", text: large }]);
  const runs = () => page.evaluate(() => performance.getEntriesByName("lint").length);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  const before = await runs();
  const typed = "# a remark, typed in one go";
  await page.keyboard.type(typed);
  await page.locator('.side[aria-busy="false"]').waitFor();
  const count = (await runs()) - before;
  if (count < 1 || count >= typed.length) throw new Error(`${typed.length} keystrokes were ${count} runs`);
  const linter = await module("linter");
  const today = new Date().toISOString().slice(0, 10);
  const whole = JSON.parse(linter.lint(JSON.stringify([{ name: "template.yaml", text: large + typed }]), JSON.stringify({ today })));
  equal(String(await page.locator(".finding").count()), String(whole.findings.length), "findings");
  await page.context().close();
});

await test("the second visit needs no network", async () => {
  const context = await visitor();
  const page = await context.newPage();
  await page.goto(site.address);
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const before = await totals(page);
  await site.stop();
  await page.reload();
  await settled(page);
  equal(String(await totals(page)), String(before), "totals");
  await page.getByLabel("Region", { exact: true }).selectOption("ap-southeast-2");
  await page.getByText("Loading prices…").waitFor({ state: "detached" });
  await page.goto(`${site.address}playground.html`);
  await page.locator(".finding").first().waitFor();
  await context.close();
});

await test("nothing complained and nothing left the origin", () => {
  if (complaints.length) throw new Error([...new Set(complaints)].join("\n"));
});

await browser.close();
finish();
