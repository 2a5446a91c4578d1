//! Files that are linted as a whole: templates with everything that YAML and JSON may be, plans, states.

use std::sync::OnceLock;

use cost::{Estimate, Money, PriceBook, Scenario};
use fact::Span;
use lint::{Baseline, Run, Selection, Selector, fix};
use model::{Estate, Input, Options};
use report::{LintFormat, LintReport, ShowFormat, lint::Look};
use syntax::{Node, ProblemKind};

/// A template, or one of the other documents that YAML and JSON hold.
pub fn templates(bytes: &[u8]) {
    let name = match bytes.first() {
        Some(b'{' | b'[') => "t.json",
        _ if holds(bytes, b"services:") => "docker-compose.yml",
        _ if holds(bytes, b"spring:") || holds(bytes, b"kafka:") => "application.yaml",
        _ => "t.yaml",
    };
    if let Some(text) = super::text(bytes) {
        let tree = syntax::parse(fact::FileId(0), text);
        tree.documents.iter().for_each(|node| nodes(text, node));
        for problem in &tree.problems {
            super::in_text(text, &problem.span.range(), problem);
        }
        for comment in &tree.comments {
            super::in_text(text, &comment.span.range(), comment);
        }
    }
    estate(vec![Input::named(name, bytes)]);
}

/// A Terraform plan or state, or what the AWS command line prints.
pub fn plans(bytes: &[u8]) {
    estate(vec![Input::named("plan.json", bytes)]);
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn nodes(text: &str, node: &Node) {
    super::in_text(text, &node.full_span().range(), node);
    node.items().iter().for_each(|item| nodes(text, item));
    for entry in node.entries() {
        super::in_text(text, &entry.key.span.range(), &entry.key);
        nodes(text, &entry.value);
    }
}

/// Lints files, and holds the run to what it promises.
pub(super) fn estate(inputs: Vec<Input>) {
    let (estate, run) = look(inputs.clone());
    assert!(run.broken_pages.is_empty(), "{:?}", run.broken_pages);
    spans(&estate, &run);
    report(
        &estate,
        &run,
        inputs.iter().map(|one| one.bytes.len()).sum(),
    );
    bill(&estate);
    known(&estate, run.findings.clone());
    fixes(&inputs, &estate, &run);
}

fn look(inputs: Vec<Input>) -> (Estate, Run) {
    let options = Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    };
    let everything = Selection {
        select: vec![Selector::Id("MSK".into())],
        ..Selection::default()
    };
    let estate = Estate::read(inputs, &options);
    let run = lint::run(&estate, rules::ALL, &everything);
    (estate, run)
}

/// Every place of a finding is text of a file; what it underlines is not nothing, unless nothing is there.
fn spans(estate: &Estate, run: &Run) {
    let suppressed = run.suppressed.iter().map(|(finding, _)| finding);
    for finding in run.findings.iter().chain(suppressed) {
        let related = finding.related.iter().map(|label| label.span);
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        let places = related.chain(edits.map(|edit| edit.span));
        for span in places.chain([finding.at]) {
            let source = estate.sources.get(span.file).unwrap();
            super::in_text(source.text(), &span.range(), finding);
            let (start, end) = (estate.sources.start(span), estate.sources.end(span));
            let (start, end) = (start.unwrap(), end.unwrap());
            let ordered = (start.line, start.column) <= (end.line, end.column);
            assert!(start.line > 0 && start.column > 0 && ordered, "{finding:?}");
        }
        let whole = estate.sources.get(finding.at.file).unwrap().text();
        let underlined = !estate.sources.slice(finding.at).is_empty();
        assert!(underlined || whole.trim().is_empty(), "{finding:?}");
        assert!(!finding.fingerprint.is_empty(), "{finding:?}");
    }
}

/// Each format takes every run; those that are JSON are JSON. Which one, the length of the input says: all get their turn.
fn report(estate: &Estate, run: &Run, length: usize) {
    let report = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run,
        rules: rules::ALL,
        version: "0",
    };
    let formats = LintFormat::ALL;
    let (name, format) = formats.get(length % formats.len()).unwrap();
    let mut text = String::new();
    report::lint::write(*format, &report, &Look::default(), &mut text).unwrap();
    if matches!(*name, "json" | "sarif" | "gitlab") {
        let _: serde_json::Value = serde_json::from_str(&text).unwrap();
    }
    // What people read in a terminal has none at all; in formats for programs those below U+0020 are escaped.
    let for_people = matches!(*name, "pretty" | "short" | "github" | "markdown");
    let control = |c: &char| if for_people { c.is_control() } else { *c < ' ' };
    let escapes = text.chars().filter(control);
    let stray: Vec<char> = escapes.filter(|c| !matches!(c, '\n' | '\t')).collect();
    assert!(stray.is_empty(), "{name}: {stray:?}");
    let mut show = String::new();
    report::show::write(ShowFormat::Json, estate, &mut show).unwrap();
    let _: serde_json::Value = serde_json::from_str(&show).unwrap();
}

/// Whatever is declared has a bill, and the lines add up to its total.
fn bill(estate: &Estate) {
    let scenario = Scenario::of_estate(estate, "us-east-1");
    adds_up(&Estimate::of(&scenario, book()).unwrap());
}

pub(super) fn book() -> &'static PriceBook {
    static BOOK: OnceLock<PriceBook> = OnceLock::new();
    BOOK.get_or_init(|| PriceBook::of_region("us-east-1").unwrap())
}

pub(super) fn adds_up(estimate: &Estimate) {
    let amounts = || estimate.lines().map(|line| line.amount);
    assert_eq!(
        amounts().map(|one| one.low).sum::<Money>(),
        estimate.total.low
    );
    assert_eq!(
        amounts().map(|one| one.typical).sum::<Money>(),
        estimate.total.typical
    );
    assert_eq!(
        amounts().map(|one| one.high).sum::<Money>(),
        estimate.total.high
    );
    for line in estimate.lines() {
        let amount = line.amount;
        let ordered = amount.low <= amount.typical && amount.typical <= amount.high;
        assert!(amount.low >= Money::ZERO && ordered, "{line:?}");
    }
}

/// A baseline of the findings can be read back, and hides every one of them.
fn known(estate: &Estate, findings: Vec<lint::Finding>) {
    let written = Baseline::of(&findings, estate);
    let read = Baseline::parse(&written.write()).unwrap();
    assert_eq!(read.len(), written.len());
    let mut run = Run {
        findings,
        ..Run::default()
    };
    let scope = lint::Scope {
        ran: &|_| true,
        exists: &|_| true,
    };
    read.apply(&mut run, estate, scope);
    assert!(run.findings.is_empty(), "{:?}", run.findings);
}

/// Fixes that are taken together do not meet, and leave a text that can be read as well as before.
fn fixes(inputs: &[Input], estate: &Estate, run: &Run) {
    let chosen = fix::choose(&run.findings, fix::Extent::All);
    let edits = chosen.iter().flat_map(|(_, fix)| &fix.edits);
    let mut taken: Vec<Span> = edits.map(|edit| edit.span).collect();
    taken.sort_unstable();
    for (one, next) in taken.iter().zip(taken.iter().skip(1)) {
        assert!(one.file != next.file || one.end <= next.start, "{chosen:?}");
    }
    // A file that was decoded on the way is not written to; see `fix::mend`.
    let whole = |input: &Input| {
        let mut sources = estate.sources.iter().map(|(_, source)| source);
        sources.any(|one| one.name() == input.name && one.text().as_bytes() == input.bytes)
    };
    if chosen.is_empty() || !inputs.iter().all(whole) {
        return;
    }
    let texts = fix::apply(chosen.iter().map(|(_, fix)| *fix), &estate.sources);
    let mut mended = inputs.to_vec();
    for (file, text) in &texts {
        let name = estate.sources.name(*file);
        let input = mended.iter_mut().find(|input| input.name == name).unwrap();
        input.bytes = text.clone().into_bytes();
    }
    // Nothing may be left of a file whose only setting was wrong; `fix::mend` leaves it alone then.
    let broken = |estate: &Estate| {
        let problems = estate.problems().iter();
        problems
            .filter(|one| one.kind != ProblemKind::Empty)
            .count()
    };
    let after = look(mended).0;
    assert!(
        broken(&after) <= broken(estate),
        "{chosen:?} made of it {texts:?}: {:?}",
        after.problems()
    );
}
