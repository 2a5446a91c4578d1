//! Reports in the hands of readers that are not ours: Python's JSON and XML readers, and where both are there the
//! published schema of SARIF 2.1.0 (`MSKWISE_SARIF_SCHEMA` names the file) with Python's `jsonschema`. Without Python,
//! or without the schema, a test says so and looks at nothing.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, talk and run programs"
)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use mskwise::World;

/// What the program prints for the quickstart and for fixes and suppressions of the other fixtures.
fn report(format: &str, more: &[&str]) -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let paths = ["quickstart", "cli/fix", "cli/locked.properties"];
    let paths = paths.map(|name| fixtures.join(name).display().to_string());
    let mut arguments = vec!["mskwise", "lint", "--no-config", "--format", format];
    arguments.extend(more);
    arguments.extend(paths.iter().map(String::as_str));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        input: &mut std::io::empty(),
        variable: &|_| None,
        now: SystemTime::now(),
        out_is_terminal: false,
        err_is_terminal: false,
        width: None,
    };
    mskwise::run(arguments.into_iter().map(Into::into), &mut world);
    String::from_utf8(out).unwrap()
}

/// Hands a report to a Python program; nothing when there is no Python.
fn python(program: &str, arguments: &[&str], report: &str) -> Option<String> {
    let started = Command::new("python3")
        .arg("-c")
        .arg(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: no python3");
        return None;
    };
    let input = child.stdin.take();
    input.unwrap().write_all(report.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{told}");
    Some(String::from_utf8(done.stdout).unwrap())
}

#[test]
fn sarif_is_valid_against_the_published_schema() {
    let Ok(schema) = std::env::var("MSKWISE_SARIF_SCHEMA") else {
        println!("skipped: MSKWISE_SARIF_SCHEMA names no schema");
        return;
    };
    let program = "
import json, sys
try:
    import jsonschema
except ImportError:
    print('skipped'); sys.exit(0)
schema = json.load(open(sys.argv[1]))
log = json.load(sys.stdin)
validator = jsonschema.validators.validator_for(schema)(schema)
faults = [f'{list(e.absolute_path)}: {e.message}' for e in validator.iter_errors(log)]
assert not faults, faults[:5]
results = log['runs'][0]['results']
assert any('fixes' in r for r in results) and any(r.get('suppressions') for r in results)
print(len(results))
";
    let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cli/known.txt");
    let known = known.display().to_string();
    for more in [&[][..], &["--baseline", known.as_str()][..]] {
        let text = report("sarif", more);
        assert_eq!(text.contains("\"baselineState\""), !more.is_empty());
        if let Some(told) = python(program, &[&schema], &text) {
            println!("SARIF results: {}", told.trim());
        }
    }
}

#[test]
fn gitlab_reads_what_it_needs() {
    let program = "
import json, sys
all = json.load(sys.stdin)
prints = set()
for one in all:
    assert one['description'] and one['check_name'].startswith('MSK'), one
    assert one['severity'] in ('info', 'minor', 'major', 'critical', 'blocker'), one
    assert not one['location']['path'].startswith('./'), one
    assert one['location']['lines']['begin'] >= 1, one
    prints.add(one['fingerprint'])
assert len(prints) == len(all) > 10, (len(prints), len(all))
print(len(all))
";
    python(program, &[], &report("gitlab", &[]));
}

#[test]
fn junit_and_checkstyle_are_xml_that_adds_up() {
    let junit = "
import sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
assert root.tag == 'testsuites', root.tag
suites = root.findall('testsuite')
cases = [case for suite in suites for case in suite.findall('testcase')]
failed = [case for case in cases if case.find('failure') is not None]
for suite in suites:
    own = suite.findall('testcase')
    assert int(suite.get('tests')) == len(own), suite.attrib
    assert int(suite.get('failures')) == sum(c.find('failure') is not None for c in own), suite.attrib
assert all(case.get('name') and case.get('classname') for case in cases)
assert len(failed) > 10
print(len(cases), len(failed))
";
    python(junit, &[], &report("junit", &[]));
    let checkstyle = "
import sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
assert root.tag == 'checkstyle'
errors = [error for file in root.findall('file') for error in file.findall('error')]
assert all(int(e.get('line')) > 0 and e.get('severity') in ('error', 'warning', 'info') for e in errors)
assert len(errors) > 10
";
    python(checkstyle, &[], &report("checkstyle", &[]));
}
