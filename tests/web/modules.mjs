// The law of the browser: the modules answer byte for byte what the command line prints, over fixtures and over every
// example of every rule's page; and whatever they are handed, they answer.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { equal, finish, FIXTURES, knows, module, native, test, text, TESTS, TODAY, WEB } from "./common.mjs";

const calculator = await module("calculator");
const linter = await module("linter");

const SCENARIO = "fixtures/quickstart/scenario.toml";
const settings = JSON.stringify({ today: TODAY });

/** Both sides over the same files. */
function lintBoth(files, folder, what) {
  const expected = native(["lint", "--format", "json", "--today", TODAY, ...files.map((file) => file.name)], folder);
  equal(linter.lint(JSON.stringify(files), settings), expected, what);
}

function load(region) {
  const prices = text(`../web/dist/pricing/${region}.json`);
  const loaded = JSON.parse(calculator.load_prices(prices));
  if (loaded.region !== region) throw new Error(JSON.stringify(loaded));
}

await test("both modules and the command line are of one version", () => {
  const version = native(["--version"]).trim().split(" ").pop();
  equal(calculator.version(), version, "calculator");
  equal(linter.version(), version, "linter");
});

for (const file of FIXTURES) {
  await test(`lint ${file}`, () => lintBoth([{ name: file, text: text(file) }], undefined, file));
}

await test("lint of several files together", () => {
  lintBoth(FIXTURES.map((name) => ({ name, text: text(name) })), undefined, "the estate");
});

await test("findings in the other formats", () => {
  const files = JSON.stringify([{ name: FIXTURES[0], text: text(FIXTURES[0]) }]);
  for (const format of ["sarif", "markdown", "gitlab", "junit"]) {
    const expected = native(["lint", "--format", format, "--today", TODAY, FIXTURES[0]]);
    equal(linter.findings(files, settings, format), expected, format);
  }
});

await test("rules", () => {
  equal(linter.rules(), native(["rules", "--format", "json"]), "rules");
});

await test("lint of every example of every rule's page", () => {
  const folder = mkdtempSync(join(tmpdir(), "mskwise-web-"));
  try {
    const rules = JSON.parse(linter.rules());
    for (const { id } of rules) {
      const files = JSON.parse(linter.explain(id)).examples.flatMap((example, at) =>
        example.files.map((file) => ({ name: `${id}/${at}/${file.name}`, text: file.text })),
      );
      for (const file of files) {
        mkdirSync(dirname(join(folder, file.name)), { recursive: true });
        writeFileSync(join(folder, file.name), file.text);
      }
      lintBoth(files, folder, id);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

await test("lint of every example of the gallery", () => {
  const folder = mkdtempSync(join(tmpdir(), "mskwise-web-"));
  try {
    const examples = JSON.parse(text("../web/generated/examples.json"));
    for (const [at, { title, files }] of examples.entries()) {
      const placed = files.map((file) => ({ name: `${at}/${file.name}`, text: file.text }));
      for (const file of placed) {
        mkdirSync(dirname(join(folder, file.name)), { recursive: true });
        writeFileSync(join(folder, file.name), file.text);
      }
      lintBoth(placed, folder, title);
      const { findings } = JSON.parse(linter.lint(JSON.stringify(placed), settings));
      if (title.startsWith("Nothing to find") && findings.length) throw new Error(`${title}: ${findings.length} findings`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

await test("cost of the quickstart scenario in 32 regions", () => {
  const toml = text(SCENARIO);
  const regions = JSON.parse(text("../web/generated/regions.json"));
  if (regions.length !== 32) throw new Error(`${regions.length} regions`);
  for (const { code } of regions) {
    load(code);
    const there = toml.replace('region = "us-east-1"', `region = "${code}"`);
    equal(calculator.estimate(there), native(["cost", "--scenario", SCENARIO, "--region", code, "--format", "json"]), code);
  }
  equal(calculator.bill(toml, "csv"), native(["cost", "--scenario", SCENARIO, "--format", "csv"]), "csv");
  equal(calculator.bill(toml, "markdown"), native(["cost", "--scenario", SCENARIO, "--format", "markdown"]), "markdown");
});

if (knows("compare")) {
  await test("comparison of the quickstart scenario", () => {
    const expected = native(["compare", "--scenario", SCENARIO, "--format", "json"]);
    equal(calculator.compare(text(SCENARIO)), expected, "compare");
  });
} else {
  console.log("  skip  comparison: the command line has no `compare` yet");
}

await test("what changes between versions", () => {
  load("us-east-1");
  linter.load_prices(text("../web/dist/pricing/us-east-1.json"));
  const given = JSON.stringify({ today: TODAY, region: "us-east-1" });
  const folder = "fixtures/diff";
  const cases = readdirSync(join(TESTS, folder)).filter((name) => readdirSync(join(TESTS, folder, name)).includes("before.yaml"));
  if (cases.length < 10) throw new Error(`${cases.length} pairs of versions`);
  for (const name of cases) {
    const [before, after] = ["before.yaml", "after.yaml"].map((one) => `${folder}/${name}/${one}`);
    const version = (label, path) => JSON.stringify({ name: label, files: [{ name: after, text: text(path) }] });
    for (const format of ["json", "markdown"]) {
      const expected = native(["diff", before, after, "--today", TODAY, "--region", "us-east-1", "--format", format]);
      equal(linter.diff(version(before, before), version(after, after), given, format), expected, name);
    }
  }
});

await test("what explain knows", () => {
  const { facts } = JSON.parse(linter.facts());
  const priced = JSON.parse(linter.prices("us-east-1")).facts;
  // The command line tells every card of a name; one of each subject stands for the rest.
  for (const name of ["kafka.m7g.large", "serverless.ingress", "log.retention.ms", "3.9.x", "express.data_in"]) {
    const cards = [...facts.filter((one) => one.name === name), ...priced.filter((one) => one.name === name || one.name.endsWith(`broker.${name}`))];
    const widest = (rows) => Math.max(...rows.map(([key]) => key.length));
    const line = (rows) => ([key, value]) => `  ${key.padEnd(widest(rows))}  ${value}\n`;
    const told = ({ title, rows }) => `${title}\n${rows.map(line(rows)).join("")}`;
    const expected = native(["explain", name]);
    const sorted = (texts) => [...texts].sort().join("\n");
    equal(sorted(cards.map(told)), sorted(expected.split(/\n(?=\S)/).map((part) => (part.endsWith("\n") ? part : `${part}\n`))), name);
  }
});

await test("a scenario goes through its JSON to the same bill", () => {
  const toml = text(SCENARIO);
  const json = calculator.scenario(toml);
  equal(calculator.compare(json), calculator.compare(toml), "compare");
});

await test("hostile texts get an answer", () => {
  const deep = 200_000;
  const texts = [
    "",
    "\u0000",
    "[".repeat(deep),
    '{"a":'.repeat(deep),
    "- ".repeat(deep),
    `Resources:\n${Array.from({ length: 30 }, (_, nth) => `  x${nth}: &a${nth} [*a${nth - 1}, *a${nth - 1}]\n`).join("")}`,
    `Resources: {A: {Type: "AWS::MSK::Cluster", Properties: ${'{"Fn::If": [c, '.repeat(5000)}`,
    "default.replication.factor=\\u12",
    "\ud800",
  ];
  for (const given of texts) {
    const answer = JSON.parse(linter.lint(JSON.stringify([{ name: "a.yaml", text: given }]), settings));
    if (!String(answer.schema).startsWith("mskwise/")) throw new Error("no document");
    for (const call of [calculator.estimate, calculator.compare, calculator.scenario, calculator.load_prices]) {
      if (!JSON.parse(call(given))) throw new Error("no document");
    }
  }
});

/** What must not be exceeded, compressed, in kB. */
const BARS = { calculator: 150, everything: 1200 };

// Modules that were built quickly are large and say nothing of sizes.
const sized = process.env.MSKWISE_SMALL ? test : (name) => console.log(`  skip  ${name}: the modules were built quickly`);
await sized("sizes", () => {
  // Every file that a reader can load counts, pages and prices of all regions included.
  const all = readdirSync(join(WEB, "dist"), { recursive: true }).filter((name) => statSync(join(WEB, "dist", name)).isFile());
  const bytes = (name) => readFileSync(join(WEB, "dist", name));
  const weigh = (names) =>
    names.reduce((sum, name) => ({
      gzip: sum.gzip + gzipSync(bytes(name), { level: 9 }).length,
      brotli: sum.brotli + brotliCompressSync(bytes(name)).length,
    }), { gzip: 0, brotli: 0 });
  // What a first visit of the calculator loads before it shows figures; the service worker comes after that.
  const worker = all.find((name) => /^assets\/worker/.test(name) && bytes(name).includes("calculator_bg"));
  if (!worker) throw new Error("no worker loads the calculator");
  const path = all.filter((name) => /^(index\.html|pricing\/us-east-1\.json|assets\/(index|engine|regions|icon|calculator_bg).*)$/.test(name) || name === worker);
  if (path.length !== 9) throw new Error(`the calculator's path is ${path.join(", ")}`);
  for (const [what, names] of [["calculator", path], ["everything", all]]) {
    const { gzip, brotli } = weigh(names);
    const most = BARS[what];
    console.log(`        ${what}: ${names.length} files, ${Math.round(gzip / 1000)} kB gzip, ${Math.round(brotli / 1000)} kB brotli, of ${most} kB`);
    if (brotli > most * 1000) throw new Error(`${what}: ${brotli} bytes are more than ${most} kB`);
  }
});

finish();
