//! Runs every rule over a folder of real files, named by `MSKWISE_CORPUS`; without it the run is skipped and says so.
//! It holds that nothing panics and every finding underlines text, and prints how often each rule spoke.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use lint::Selection;
use model::{Estate, Input, Options};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn real_files_are_read_without_panic() {
    let Some(folder) = std::env::var_os("MSKWISE_CORPUS") else {
        println!("skipped: set MSKWISE_CORPUS to a folder of templates, settings and policies");
        return;
    };
    let mut paths = Vec::new();
    files(Path::new(&folder), &mut paths);
    assert!(!paths.is_empty(), "the corpus is empty");
    let options = Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in &paths {
        let bytes = std::fs::read(path).unwrap();
        let estate = Estate::read(
            vec![Input::named(path.display().to_string(), bytes)],
            &options,
        );
        let run = lint::run(&estate, rules::ALL, &Selection::default());
        assert!(run.broken_pages.is_empty(), "{:?}", run.broken_pages);
        for finding in &run.findings {
            let source = estate.sources.get(finding.at.file).unwrap();
            let slice = source.text().get(finding.at.range());
            let fine =
                slice.is_some_and(|slice| !slice.is_empty() || source.text().trim().is_empty());
            assert!(
                fine,
                "{}: {} {}",
                path.display(),
                finding.rule,
                finding.message
            );
            *counts
                .entry(format!("{} {}", finding.rule, finding.name))
                .or_default() += 1;
        }
    }
    println!("{} files", paths.len());
    for (rule, count) in counts {
        println!("{count:5} {rule}");
    }
}
