//! Fixes of a small rule, applied to small texts.

use std::convert::Infallible;

use model::{Estate, Input, Options};

use super::{Extent, Seen, mend, mend_known};
use crate::{Check, Findings, Profile, Rule, Run, Selection, run};

const PAGE: &str = "+++
id = \"MSK901\"
name = \"short-value\"
since = \"0.1.0\"
severity = \"warning\"
confidence = \"high\"
inputs = [\"client-properties\"]
sources = [{ title = \"t\", as_of = \"2026-11-20\" }]
+++
A value is short.
";

/// `b` becomes `bb` unsafely, `a` becomes `aa` safely, and `x` becomes `y`, which is no better.
fn short(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.settings_files() {
        for entry in &file.properties.entries {
            let better = match entry.value() {
                "a" => ("aa", true),
                "b" => ("bb", false),
                "x" | "y" => ("y", true),
                _ => continue,
            };
            let path = fact::Path::new(entry.key());
            out.certain(entry.value_span(), &path, "short")
                .replace("longer", better.1, better.0);
        }
    }
}

const RULES: &[Rule] = &[Rule {
    stem: "msk901_short_value",
    family: "operations",
    page: PAGE,
    profile: Profile::of(PAGE),
    check: Check::Estate(short),
    guard: None,
}];

fn mended(text: &str, extent: Extent) -> (String, Run, usize) {
    let inputs = vec![Input::named("producer.properties", text)];
    let look = |inputs: Vec<Input>| {
        let estate = Estate::read(inputs, &Options::default());
        let run = run(&estate, RULES, &Selection::default());
        Ok::<_, Infallible>((estate, run))
    };
    let mended = mend(inputs, extent, look).unwrap();
    let text = String::from_utf8(mended.inputs[0].bytes.clone()).unwrap();
    (text, mended.run, mended.refused)
}

const TEXT: &str = "# keep\nacks = a\r\nlinger.ms: b # not a comment\nretries=b\nbatch.size=a";

#[test]
fn safe_fixes_leave_the_others_and_every_other_byte() {
    let (text, run, refused) = mended(TEXT, Extent::Safe);
    assert_eq!(text, TEXT.replace("= a", "= aa").replace("=a", "=aa"));
    assert_eq!((run.fixed, run.findings.len(), refused), (2, 1, 0));
}

#[test]
fn all_fixes_mend_all() {
    let (text, run, _) = mended(TEXT, Extent::All);
    assert!(text.contains("retries=bb") && text.contains("acks = aa\r\n"));
    assert_eq!((run.fixed, run.findings.len()), (3, 0));
}

#[test]
fn a_fix_that_does_not_help_is_taken_back_and_the_others_stay() {
    let (text, run, refused) = mended("acks=a\nretries=x\nlinger.ms=a\n", Extent::Safe);
    assert_eq!(text, "acks=aa\nretries=x\nlinger.ms=aa\n");
    assert_eq!((run.fixed, run.findings.len(), refused), (2, 1, 1));
}

#[test]
fn without_a_fix_nothing_changes() {
    let (text, run, refused) = mended("acks=all\n", Extent::All);
    assert_eq!((text.as_str(), run.fixed, refused), ("acks=all\n", 0, 0));
}

#[test]
fn a_known_run_is_not_linted_again_and_only_what_is_wanted_is_mended() {
    let read = |inputs: Vec<Input>| {
        let estate = Estate::read(inputs, &Options::default());
        let run = run(&estate, RULES, &Selection::default());
        (estate, run)
    };
    let inputs = vec![Input::named(
        "producer.properties",
        "acks=a\nretries=x\nlinger.ms=a\n",
    )];
    let (estate, known) = read(inputs.clone());
    let seen = Seen {
        inputs: &inputs,
        estate: &estate,
        run: &known,
    };
    let mended = |key: &str| {
        let looks = std::cell::Cell::new(0);
        let wanted = |one: &crate::Finding| one.path.as_str() == key;
        let files = mend_known(seen, Extent::Safe, &wanted, |inputs| {
            looks.set(looks.get() + 1);
            Ok::<_, Infallible>(read(inputs))
        });
        let files = files.unwrap();
        let text = files.map(|files| String::from_utf8(files[0].bytes.clone()).unwrap());
        (text, looks.get())
    };
    let text = "acks=a\nretries=x\nlinger.ms=aa\n".to_owned();
    assert_eq!(mended("linger.ms"), (Some(text), 1));
    assert_eq!(mended("retries"), (None, 1));
    assert_eq!(mended("batch.size"), (None, 0));
}
