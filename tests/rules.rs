//! One named test per example of every rule page, and one per page for its completeness.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use libtest_mimic::{Arguments, Failed, Trial};
use tests::pages;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for rule in rules::ALL {
        let id = rule.id().to_lowercase();
        trials.push(Trial::test(format!("{id}/page"), || {
            pages::complete(rule).map_err(Failed::from)
        }));
        let examples = rule.read_page().ok().and_then(|page| page.examples().ok());
        let mut counts = [0, 0];
        for example in examples.unwrap_or_default() {
            let (at, word) = match example.verdict {
                lint::Verdict::Bad => (0, "bad"),
                lint::Verdict::Good => (1, "good"),
            };
            counts[at] += 1;
            let name = format!("{id}/{word}/{}", counts[at]);
            trials.push(Trial::test(name, move || {
                pages::verify(rule, &example).map_err(Failed::from)
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}
