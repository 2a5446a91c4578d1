//! Fixes as the pages of the rules offer them. The law: applying all fixes of a rule leaves none of the findings that
//! offered one, adds no other, and touches no byte outside of the edits.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly and talk"
)]

use std::collections::BTreeSet;
use std::convert::Infallible;

use lint::{
    Example, Rule, Run, Selection, Selector,
    fix::{Extent, mend},
};
use model::{Estate, Input, Options};

/// Lints the files of an example as its fences say, every rule switched on.
fn look(example: &Example, inputs: Vec<Input>) -> (Estate, Run) {
    let mut options = Options {
        today: example.today.as_ref().map(|today| today.parse().unwrap()),
        ..Options::default()
    };
    options.given.region = example.region.clone();
    let estate = Estate::read(inputs, &options);
    let selection = Selection {
        select: vec![Selector::Id("MSK".into())],
        ..Selection::default()
    };
    let run = lint::run(&estate, rules::ALL, &selection);
    (estate, run)
}

/// How many findings of the rule offer a fix.
fn offers(rule: &Rule, run: &Run) -> usize {
    let own = run.findings.iter().filter(|one| one.rule == rule.id());
    own.filter(|one| one.fix.is_some()).count()
}

fn fingerprints(run: &Run) -> BTreeSet<&str> {
    let all = run.findings.iter();
    all.map(|finding| finding.fingerprint.as_str()).collect()
}

#[test]
fn fixes_of_the_pages_remove_their_findings_and_add_none() {
    let (mut offering, mut mended_all, mut told) = (BTreeSet::new(), 0, Vec::new());
    let mut examples = Vec::new();
    for rule in rules::ALL {
        for example in rule.read_page().unwrap().examples().unwrap() {
            examples.push((rule, example));
        }
    }
    // The same templates in JSON, where settings stand in one quoted text.
    for at in 0..examples.len() {
        let (rule, example) = &examples[at];
        if let [file] = example.files.as_slice()
            && file.name.ends_with("yaml")
            && let Some(text) = tests::twins::as_json(&file.text)
        {
            let mut twin = example.clone();
            twin.files[0].name = "template.json".into();
            twin.files[0].text = text;
            examples.push((rule, twin));
        }
    }
    for (rule, example) in examples {
        {
            let files = example.files.iter();
            let inputs: Vec<Input> = files
                .map(|file| Input::named(file.name.clone(), file.text.clone()))
                .collect();
            let (_, before) = look(&example, inputs.clone());
            let offered = offers(rule, &before);
            if offered == 0 {
                continue;
            }
            offering.insert(rule.id());
            let mended = mend(inputs, Extent::All, |inputs| {
                Ok::<_, Infallible>(look(&example, inputs))
            })
            .unwrap();
            let left = offers(rule, &mended.run);
            let known = fingerprints(&before);
            let added = mended.run.findings.iter();
            let added = added.filter(|one| !known.contains(one.fingerprint.as_str()));
            let added = added.count();
            if left > 0 || added > 0 {
                let refusal = why(rule, &example);
                told.push(format!(
                    "{} offers {offered}, applies {}, leaves {left}, adds {added}, takes back {}: {refusal}",
                    rule.id(),
                    mended.applied,
                    mended.refused
                ));
            }
            mended_all += mended.applied;
        }
    }
    println!("{} rules offer fixes, {mended_all} applied", offering.len());
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(offering.len() >= 30, "only {offering:?}");
}

/// What the first fix of an example brings about.
fn why(rule: &Rule, example: &Example) -> String {
    let files = example.files.iter();
    let inputs: Vec<Input> = files
        .map(|file| Input::named(file.name.clone(), file.text.clone()))
        .collect();
    let (estate, before) = look(example, inputs.clone());
    let chosen = lint::fix::choose(&before.findings, Extent::All);
    let own = chosen.iter().find(|(finding, _)| finding.rule == rule.id());
    let Some((_, fix)) = own else {
        return String::new();
    };
    let mut edited = inputs;
    for (file, text) in lint::fix::apply([*fix], &estate.sources) {
        edited[file.0 as usize].bytes = text.into_bytes();
    }
    let text = edited.iter().map(|one| String::from_utf8_lossy(&one.bytes));
    let text: Vec<_> = text.map(|text| text.into_owned()).collect();
    let (_, after) = look(example, edited.clone());
    let known = fingerprints(&before);
    let new = after.findings.iter();
    let new = new.filter(|one| !known.contains(one.fingerprint.as_str()));
    let new: Vec<_> = new
        .map(|one| format!("{} {}", one.rule, one.message))
        .collect();
    format!("brings {new:?}\n{}", text.join("\n---\n"))
}
