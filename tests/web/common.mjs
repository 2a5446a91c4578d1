// What both kinds of web test need: the command line, the modules, the packages of the site, and a way to say what failed.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const TESTS = join(dirname(fileURLToPath(import.meta.url)), "..");
export const WEB = join(TESTS, "../web");
/** The day both sides are told, so that dates in rules mean the same. */
export const TODAY = "2026-11-20";

/** Packages are installed beside the site. */
export const packages = createRequire(join(WEB, "package.json"));

const program = process.env.MSKWISE;

/** What the command line prints; its exit code says what was found, not that it failed. */
export function native(given, folder = TESTS) {
  try {
    return execFileSync(program, given, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error.status === 1 || (error.status === 2 && error.stdout)) return error.stdout;
    throw new Error(`mskwise ${given.join(" ")}: ${error.stderr ?? error}`);
  }
}

/** Whether the command line has a command. */
export function knows(command) {
  return native(["--help"]).split("\n").some((line) => line.trim().startsWith(`${command} `));
}

/** A module as the page loads it. */
export async function module(name) {
  const found = await import(join(WEB, `generated/${name}.js`));
  found.initSync({ module: readFileSync(join(WEB, `generated/${name}_bg.wasm`)) });
  return found;
}

export function text(path) {
  return readFileSync(join(TESTS, path), "utf8");
}

/** Files of every kind, below `tests`: clean ones, ones with many faults, one that cannot be read, a large one. */
export const FIXTURES = [
  "fixtures/quickstart/template.yaml",
  "fixtures/quickstart/express.yaml",
  "fixtures/quickstart/serverless.yaml",
  "fixtures/quickstart/client.properties",
  "fixtures/quickstart/policy.json",
  "fixtures/cli/tab.yaml",
  "benches/typical.yaml",
  "fixtures/access/services.yaml",
  "fixtures/access/plain.properties",
  "fixtures/config/server.properties",
  "fixtures/diff/16-resize/before.yaml",
  "fixtures/diff/22-static-and-dynamic-settings/after.yaml",
  "fixtures/parameters/template.yaml",
];

let failures = 0;
let passed = 0;

/** Runs one test and goes on whatever happens. */
export async function test(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`  ok    ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`  FAIL  ${name}\n        ${String(error?.stack ?? error).replaceAll("\n", "\n        ")}`);
  }
}

/** Ends the run. */
export function finish() {
  console.log(`  ${passed} passed, ${failures} failed`);
  process.exitCode = failures ? 1 : 0;
}

export function equal(found, expected, what) {
  if (found === expected) return;
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  const near = (value) => JSON.stringify(value.slice(Math.max(0, at - 60), at + 120));
  throw new Error(`${what} differs at ${at}:\nfound    ${near(found)}\nexpected ${near(expected)}`);
}
