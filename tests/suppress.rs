//! Suppressions written by the program. The law, over the examples of all rule pages and their JSON twins: what is
//! written suppresses the finding, tells nothing new, and without its bytes the file is the one before.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly and talk"
)]

use std::convert::Infallible;

use lint::{
    Check, Run, Selection, Selector,
    suppress::{Refused, Wish, suppress},
};
use model::{Estate, Input, Options};

fn look(inputs: Vec<Input>, today: Option<&String>, region: Option<&String>) -> (Estate, Run) {
    let mut options = Options {
        today: today.map(|today| today.parse().unwrap()),
        ..Options::default()
    };
    options.given.region = region.cloned();
    let estate = Estate::read(inputs, &options);
    let selection = Selection {
        select: vec![Selector::Id("MSK".into())],
        ..Selection::default()
    };
    let run = lint::run(&estate, rules::ALL, &selection);
    (estate, run)
}

#[test]
fn what_is_written_suppresses_and_changes_nothing_else() {
    let (mut written, mut refused) = (0, Vec::new());
    for rule in rules::ALL {
        // What cannot be read at all has no place for anything.
        if matches!(rule.check, Check::Suppressions(_)) || rule.id() == "MSK001" {
            continue;
        }
        for example in rule.read_page().unwrap().examples().unwrap() {
            let inputs: Vec<Input> = example
                .files
                .iter()
                .map(|file| Input::named(file.name.clone(), file.text.clone()))
                .collect();
            let mut variants = vec![inputs];
            if let [file] = example.files.as_slice()
                && file.name.ends_with("yaml")
                && let Some(json) = tests::twins::as_json(&file.text)
            {
                variants.push(vec![Input::named("template.json", json)]);
            }
            for inputs in variants {
                let see = |inputs| look(inputs, example.today.as_ref(), example.region.as_ref());
                let (estate, run) = see(inputs.clone());
                let Some(finding) = run.findings.iter().find(|one| one.rule == rule.id()) else {
                    continue;
                };
                let file = estate.sources.name(finding.at.file).to_owned();
                let line = estate.sources.start(finding.at).unwrap().line;
                let wish = Wish {
                    rule: rule.id(),
                    reason: "a \"reason\": with \\ signs # of all kinds".into(),
                    until: Some("2027-03-31".parse().unwrap()),
                };
                let done = suppress(&inputs, &file, Some(line), &wish, |inputs| {
                    Ok::<_, Infallible>(see(inputs))
                });
                let original = inputs.iter().find(|input| input.name == file).unwrap();
                let original = String::from_utf8(original.bytes.clone()).unwrap();
                match done.unwrap() {
                    Ok(done) => {
                        written += 1;
                        let (start, end) = (done.edit.span.start as usize, done.edit.span.end);
                        assert_eq!(start, end as usize, "{}: no insertion", rule.id());
                        let mut text = done.text.clone();
                        text.replace_range(start..start + done.edit.text.len(), "");
                        assert_eq!(text, original, "{}", rule.id());
                        let json =
                            |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
                        assert_eq!(json(&done.text), json(&original), "{}", done.text);
                    }
                    Err(refusal) => {
                        let is_policy = !original.contains("Resources") && file.ends_with("json");
                        // A comment cannot stand inside a line that goes on.
                        let goes_on = file.ends_with(".properties") && original.contains("\\\n");
                        let none = matches!(refusal, Refused::NoPlace { .. });
                        if !(none && (is_policy || goes_on)) {
                            refused.push(format!("{} {refusal}\n{original}", rule.id()));
                        }
                    }
                }
            }
        }
    }
    println!("{written} written, {} refused", refused.len());
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(written > 800, "{written}");
}
