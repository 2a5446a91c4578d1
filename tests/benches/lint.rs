//! The lint budgets: a typical template, many small ones, and a template of 5,000 resources, with the bare parser's time
//! beside. Run with `cargo bench -p tests --bench lint`; the figures are for people, no test depends on them.

use lint::Selection;
use model::{Estate, Input, Options};
use tests::generated::{self, TYPICAL, conditional_template, large_template, small_templates};

fn main() {
    divan::main();
}

fn lint_all(name: &str, text: &str) -> usize {
    lint_files(vec![Input::named(name, text)])
}

fn lint_files(inputs: Vec<Input>) -> usize {
    let estate = Estate::read(inputs, &Options::default());
    lint::run(&estate, rules::ALL, &Selection::default())
        .findings
        .len()
}

fn bare(text: &str) -> usize {
    granit_parser::Parser::new_from_str(text)
        .filter(Result::is_ok)
        .count()
}

#[divan::bench]
fn typical(bencher: divan::Bencher) {
    bencher.bench(|| lint_all("t.yaml", TYPICAL));
}

#[divan::bench]
fn typical_bare_parser(bencher: divan::Bencher) {
    bencher.bench(|| bare(TYPICAL));
}

#[divan::bench(sample_count = 20)]
fn small_templates_500(bencher: divan::Bencher) {
    let files = small_templates(500);
    bencher
        .with_inputs(|| {
            files
                .iter()
                .map(|(name, text)| Input::found(name.clone(), text.clone()))
                .collect()
        })
        .bench_values(lint_files);
}

#[divan::bench(sample_count = 20)]
fn small_templates_500_bare_parser(bencher: divan::Bencher) {
    let files = small_templates(500);
    bencher.bench(|| files.iter().map(|(_, text)| bare(text)).sum::<usize>());
}

#[divan::bench(sample_count = 20)]
fn large_template_yaml(bencher: divan::Bencher) {
    let text = large_template(5_000);
    bencher.bench(|| lint_all("t.yaml", &text));
}

#[divan::bench(sample_count = 20)]
fn large_template_yaml_bare_parser(bencher: divan::Bencher) {
    let text = large_template(5_000);
    bencher.bench(|| bare(&text));
}

#[divan::bench(sample_count = 20)]
fn large_template_yaml_tree_only(bencher: divan::Bencher) {
    let text = large_template(5_000);
    bencher.bench(|| syntax::parse(fact::FileId(0), &text).documents.len());
}

#[divan::bench(sample_count = 20)]
fn large_template_json(bencher: divan::Bencher) {
    let text = generated::large_template_json(5_000);
    bencher.bench(|| lint_all("t.json", &text));
}

#[divan::bench(sample_count = 20)]
fn large_template_json_bare_parser(bencher: divan::Bencher) {
    let text = generated::large_template_json(5_000);
    bencher.bench(|| bare(&text));
}

/// 500 resources with 40 conditions over 60 parameters: to be held against the next one, three times its time at most.
#[divan::bench(sample_count = 20)]
fn with_conditions(bencher: divan::Bencher) {
    let text = conditional_template(true);
    bencher.bench(|| lint_all("t.yaml", &text));
}

/// The same resources with their values written out.
#[divan::bench(sample_count = 20)]
fn without_conditions(bencher: divan::Bencher) {
    let text = conditional_template(false);
    bencher.bench(|| lint_all("t.yaml", &text));
}
