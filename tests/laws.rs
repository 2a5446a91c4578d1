//! What holds for every input: no panic, spans that slice, twins that lint alike.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use lint::{Check, Run, Selection, Selector, Verdict};
use model::{Estate, Input, Options};
use proptest::prelude::*;

fn options() -> Options {
    Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    }
}

fn everything() -> Selection {
    Selection {
        select: vec![Selector::Id("MSK".into())],
        ..Selection::default()
    }
}

fn lint(name: &str, text: &[u8]) -> (Estate, Run) {
    let estate = Estate::read(vec![Input::named(name, text)], &options());
    let run = lint::run(&estate, rules::ALL, &everything());
    (estate, run)
}

/// Every file of every page example, with its name: small texts that each trigger something.
fn seeds() -> Vec<(String, String)> {
    let mut seeds = Vec::new();
    for rule in rules::ALL {
        for example in rule.read_page().unwrap().examples().unwrap() {
            seeds.extend(example.files.into_iter().map(|file| (file.name, file.text)));
        }
    }
    // Other languages have no examples on pages.
    for name in [
        "described/list-v2.json",
        "described/revision.json",
        "express/state.json",
    ] {
        let path = format!("{}/fixtures/terraform/{name}", env!("CARGO_MANIFEST_DIR"));
        seeds.push((name.to_owned(), std::fs::read_to_string(path).unwrap()));
    }
    seeds
}

fn sliceable(estate: &Estate, run: &Run) {
    for (finding, _) in run
        .findings
        .iter()
        .map(|finding| (finding, ()))
        .chain(run.suppressed.iter().map(|(finding, _)| (finding, ())))
    {
        let places = finding
            .related
            .iter()
            .map(|label| label.span)
            .chain([finding.at]);
        for span in places {
            let source = estate.sources.get(span.file).expect("a file of the run");
            let slice = source.text().get(span.range());
            assert!(
                slice.is_some(),
                "{} {}: {span:?}",
                finding.rule,
                finding.message
            );
        }
        let empty = estate.sources.slice(finding.at).is_empty();
        let whole = estate.sources.get(finding.at.file).unwrap().text();
        assert!(
            !empty || whole.trim().is_empty(),
            "{} underlines nothing in {whole:?}",
            finding.rule
        );
    }
}

#[test]
fn examples_underline_text() {
    for (name, text) in seeds() {
        let (estate, run) = lint(&name, text.as_bytes());
        sliceable(&estate, &run);
    }
}

/// A JSON twin with long-form functions has the findings of the YAML template at the same addresses.
#[test]
fn yaml_and_json_twins_lint_alike() {
    let mut compared = 0;
    for rule in rules::ALL
        .iter()
        .filter(|rule| !matches!(rule.check, Check::Suppressions(_)))
    {
        for example in rule.read_page().unwrap().examples().unwrap() {
            let [file] = example.files.as_slice() else {
                continue;
            };
            if !file.name.ends_with("yaml") {
                continue;
            }
            let Some(json) = tests::twins::as_json(&file.text) else {
                continue;
            };
            let told = |run: &Run| {
                let mut told: Vec<_> = run
                    .findings
                    .iter()
                    .map(|finding| {
                        (
                            finding.rule.clone(),
                            finding.path.to_string(),
                            finding.message.clone(),
                        )
                    })
                    .collect();
                told.sort();
                told
            };
            let (_, yaml) = lint(&file.name, file.text.as_bytes());
            let (_, json_run) = lint("template.json", json.as_bytes());
            assert_eq!(
                told(&yaml),
                told(&json_run),
                "{}: {}\n{json}",
                rule.id(),
                file.text
            );
            assert!(example.verdict == Verdict::Good || !yaml.findings.is_empty());
            compared += 1;
        }
    }
    assert!(compared > 4, "only {compared} twins");
}

/// What a run over files says: rule, address and message.
fn told(files: &[(String, String)]) -> Vec<(String, String, String)> {
    let inputs = files
        .iter()
        .map(|(name, text)| Input::named(name.clone(), text.clone()));
    let estate = Estate::read(inputs.collect(), &options());
    let run = lint::run(&estate, rules::ALL, &everything());
    let mut told: Vec<_> = run
        .findings
        .iter()
        .map(|one| (one.rule.clone(), one.path.to_string(), one.message.clone()))
        .collect();
    told.sort();
    told
}

/// The same files with every template as JSON in long form: under a name that ends in `yaml` that is YAML in flow style.
fn twins(files: &[(String, String)]) -> Option<Vec<(String, String)>> {
    let twin = |(name, text): &(String, String)| {
        let is_tree = ["yaml", "yml", "json"]
            .iter()
            .any(|ending| name.ends_with(ending));
        let text = match is_tree && text.contains("Resources") {
            true => tests::twins::as_json(text)?,
            false => text.clone(),
        };
        Some((name.clone(), text))
    };
    files.iter().map(twin).collect()
}

/// Examples of several files, and those that are JSON already; the others have been compared above.
#[test]
fn examples_of_several_files_lint_like_their_long_form() {
    let mut compared = 0;
    for rule in rules::ALL
        .iter()
        .filter(|rule| !matches!(rule.check, Check::Suppressions(_)))
    {
        for example in rule.read_page().unwrap().examples().unwrap() {
            let files: Vec<_> = example
                .files
                .iter()
                .map(|file| (file.name.clone(), file.text.clone()))
                .collect();
            let alone = files.len() == 1 && files.iter().all(|(name, _)| name.ends_with("yaml"));
            let twins = twins(&files).filter(|twins| !alone && *twins != files);
            let Some(twins) = twins else { continue };
            assert_eq!(told(&files), told(&twins), "{}: {files:?}", rule.id());
            compared += 1;
        }
    }
    assert!(compared > 5, "only {compared} twins");
}

/// Every folder of fixtures as one run: a template beside its neighbours is found alike in both spellings.
#[test]
fn every_fixture_lints_like_its_long_form() {
    let mut folders: std::collections::BTreeMap<_, Vec<_>> = std::collections::BTreeMap::new();
    let mut open = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let folder = path.parent().unwrap().to_path_buf();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                folders.entry(folder).or_default().push((name, text));
            }
        }
    }
    let mut compared = 0;
    for (folder, mut files) in folders {
        files.sort();
        // Comments that suppress something have no place in JSON.
        for (_, text) in &mut files {
            *text = text.replace("# mskwise-ignore", "#");
        }
        let Some(twins) = twins(&files).filter(|twins| *twins != files) else {
            continue;
        };
        assert_eq!(told(&files), told(&twins), "{}", folder.display());
        compared += 1;
    }
    assert!(compared > 3, "only {compared} folders");
}

#[test]
fn output_is_the_same_every_time() {
    for (name, text) in seeds() {
        let (_, once) = lint(&name, text.as_bytes());
        let (_, twice) = lint(&name, text.as_bytes());
        assert_eq!(once.findings, twice.findings);
    }
}

/// Cuts, repeats and spoils a text.
fn spoil(text: &str, cuts: &[(prop::sample::Index, prop::sample::Index, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (from, to, kind) in cuts {
        if bytes.is_empty() {
            break;
        }
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 400));
        match kind % 6 {
            0 => drop(bytes.drain(from..to)),
            1 => bytes.truncate(from),
            2 => {
                let copy = bytes[from..to].to_vec();
                bytes.splice(to..to, copy);
            }
            3 => bytes[from] = *kind,
            4 => drop(bytes.splice(from..from, *b"!If [A, ")),
            _ => drop(bytes.splice(from..from, "${X}\u{FFFC}é: {Fn::Sub: ".bytes())),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_spoilt_input_panics(
        seed in any::<prop::sample::Index>(),
        cuts in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index, u8)>(), 1..6),
    ) {
        let seeds = seeds_once();
        let (name, text) = &seeds[seed.index(seeds.len())];
        let (estate, run) = lint(name, &spoil(text, &cuts));
        sliceable(&estate, &run);
    }

    #[test]
    fn no_text_panics(name in "(a\\.yaml|a\\.json|a\\.properties)", text in "\\PC{0,300}") {
        let (estate, run) = lint(&name, text.as_bytes());
        sliceable(&estate, &run);
    }
}

fn seeds_once() -> &'static [(String, String)] {
    static SEEDS: std::sync::OnceLock<Vec<(String, String)>> = std::sync::OnceLock::new();
    SEEDS.get_or_init(seeds)
}

/// Threads take pieces as they come: two ways that no machine would choose must say the same as one after the other.
#[test]
fn the_order_of_the_work_does_not_matter() {
    let seeds = seeds();
    let inputs = || -> Vec<Input> {
        let few = seeds.iter().step_by(9).enumerate();
        few.map(|(at, (name, text))| Input::named(format!("{at}/{name}"), text.as_str()))
            .collect()
    };
    let told = |spread: model::Spread<'_>| {
        let estate = Estate::read_with(inputs(), &options(), spread);
        let run = lint::run_on(&estate, rules::ALL, &everything(), Vec::new(), spread);
        (format!("{:?}", estate.files), format!("{run:?}"))
    };
    let backwards = |count: usize, job: &(dyn Fn(usize) + Sync)| (0..count).rev().for_each(job);
    let threads = |count: usize, job: &(dyn Fn(usize) + Sync)| {
        std::thread::scope(|scope| {
            for first in 0..3 {
                scope.spawn(move || (first..count).step_by(3).for_each(job));
            }
        });
    };
    let in_turn = told(&model::in_turn);
    assert!(in_turn.1.contains("MSK101"), "nothing was found");
    assert_eq!(told(&backwards), in_turn);
    assert_eq!(told(&threads), in_turn);
}
