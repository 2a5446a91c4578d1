// The law of the browser: the modules answer byte for byte what the command line prints, over fixtures and over every
// example of every rule's page; and whatever they are handed, they answer.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { deepStrictEqual } from "node:assert";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { equal, finish, knows, module, native, test, text, TODAY, WEB } from "./common.mjs";

const calculator = await module("calculator");
const linter = await module("linter");

const FILES = [
  "fixtures/quickstart/template.yaml",
  "fixtures/quickstart/express.yaml",
  "fixtures/quickstart/serverless.yaml",
  "fixtures/quickstart/client.properties",
  "fixtures/quickstart/policy.json",
  "fixtures/cli/tab.yaml",
  "benches/typical.yaml",
];
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

for (const file of FILES) {
  await test(`lint ${file}`, () => lintBoth([{ name: file, text: text(file) }], undefined, file));
}

await test("lint of several files together", () => {
  lintBoth(FILES.map((name) => ({ name, text: text(name) })), undefined, "the estate");
});

await test("findings in the other formats", () => {
  const files = JSON.stringify([{ name: FILES[0], text: text(FILES[0]) }]);
  for (const format of ["sarif", "markdown", "gitlab", "junit"]) {
    const expected = native(["lint", "--format", format, "--today", TODAY, FILES[0]]);
    equal(linter.findings(files, settings, format), expected, format);
  }
});

await test("rules", () => {
  deepStrictEqual(JSON.parse(linter.rules()), JSON.parse(native(["rules", "--format", "json"])));
});

await test("lint of every example of every rule's page", () => {
  const folder = mkdtempSync(join(tmpdir(), "mskwise-web-"));
  try {
    const { rules } = JSON.parse(linter.rules());
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

await test("sizes", () => {
  const assets = readdirSync(join(WEB, "dist/assets"));
  const weigh = (names) =>
    names.reduce((sum, name) => {
      const bytes = readFileSync(join(WEB, "dist/assets", name));
      return { gzip: sum.gzip + gzipSync(bytes, { level: 9 }).length, brotli: sum.brotli + brotliCompressSync(bytes).length };
    }, { gzip: 0, brotli: 0 });
  const worker = assets.find((name) => /^worker/.test(name) && readFileSync(join(WEB, "dist/assets", name), "utf8").includes("load_prices"));
  const path = assets.filter((name) => /^(index|engine|regions|calculator_bg)/.test(name) || name === worker);
  for (const [what, names] of [["calculator", path], ["everything", assets]]) {
    const { gzip, brotli } = weigh(names);
    console.log(`        ${what}: ${Math.round(gzip / 1000)} kB gzip, ${Math.round(brotli / 1000)} kB brotli`);
  }
});

finish();
