//! The Guard pack: every rule's Guard twin in one text, as plain `cfn-guard` and CloudFormation Guard Hooks read it.

use crate::Rule;

/// The twins of all rules that have one, by id, behind a word on what they are.
#[must_use]
pub fn guard_pack(rules: &[Rule], version: &str) -> String {
    let mut twins: Vec<_> = rules
        .iter()
        .filter_map(|rule| Some((rule.id(), rule.guard?)))
        .collect();
    twins.sort();
    let mut text = format!(
        "# Rules for Amazon MSK, written by mskwise {version}: those of its rules that Guard can express, {} in all.\n\
         # Run them with `cfn-guard validate --rules FILE --data TEMPLATE`, or as a CloudFormation Guard Hook.\n\
         # What depends on intrinsic functions, on broker settings or on other resources takes `mskwise lint`.\n",
        twins.len(),
    );
    for (_, twin) in twins {
        text.push('\n');
        // What its author knows of its limits belongs to the tests.
        for line in twin.lines().filter(|line| !line.starts_with("# blind: ")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
