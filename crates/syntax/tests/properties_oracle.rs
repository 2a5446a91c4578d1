//! Our reading of every file in `tests/fixtures/properties` against that of `java.util.Properties`: pairs in order,
//! final map, and where loading stops. `Oracle.java` beside the files wrote the answers.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)] // a test reads its own fixtures

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use fact::{FileId, Span, Text};
use serde_json::Value;
use syntax::properties::{Properties, decode, parse};

const ENOUGH: usize = 60;

#[test]
fn reads_what_java_reads() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/properties");
    // Set for a folder of further cases that is not part of the repository.
    let folder = option_env!("PROPERTIES_ORACLE").map_or(here, PathBuf::from);
    let mut cases = 0;
    let mut wrong = Vec::new();
    for file in inputs(&folder) {
        let bytes = fs::read(&file).unwrap();
        let answer = fs::read_to_string(file.with_extension("json")).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let latin1: String = bytes.iter().copied().map(char::from).collect();
        check(&name, "latin1", &latin1, &answer["latin1"], &mut wrong);
        let decoded = decode(&bytes);
        match (&answer["utf8"], decoded.bad) {
            (Value::Object(_), None) => {
                check(&name, "utf8", &decoded.text, &answer["utf8"], &mut wrong);
            }
            (Value::Null, Some(_)) => assert_eq!(decoded.text, latin1, "{name}"),
            (Value::String(_), _) => {
                check(&name, "utf8", &decoded.text, &answer["latin1"], &mut wrong)
            }
            other => wrong.push(format!("{name}: {other:?} disagree on being UTF-8")),
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        cases >= ENOUGH,
        "only {cases} cases in {}",
        folder.display()
    );
}

fn inputs(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "properties"));
    files.sort();
    files
}

fn check(name: &str, reading: &str, text: &str, java: &Value, wrong: &mut Vec<String>) {
    let ours = parse(&Text::verbatim(text, Span::new(FileId(0), 0, text.len())));
    let seen = pairs(&ours);
    let expected: Vec<(String, String)> = serde_json::from_value(java["pairs"].clone()).unwrap();
    if seen != expected {
        wrong.push(format!("{name} {reading}: {seen:?} is not {expected:?}"));
    }
    let last: BTreeMap<String, String> = seen.into_iter().collect();
    let map: BTreeMap<String, String> = serde_json::from_value(java["map"].clone()).unwrap();
    if last != map {
        wrong.push(format!("{name} {reading}: map {last:?} is not {map:?}"));
    }
    if ours.stop().is_some() != java["error"].is_string() {
        wrong.push(format!(
            "{name} {reading}: {:?} against {:?}",
            ours.stop(),
            java["error"]
        ));
    }
}

/// The pairs Java stores: those in front of the line at which it stops.
fn pairs(ours: &Properties) -> Vec<(String, String)> {
    let stop = ours.stop().map_or(u32::MAX, |problem| problem.span.start);
    let entries = ours.entries.iter();
    entries
        .take_while(|entry| entry.line().end < stop)
        .map(|entry| (entry.key().to_owned(), entry.value().to_owned()))
        .collect()
}
