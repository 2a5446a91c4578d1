//! Every Guard twin says what its check says, on every example of its page whose values are written out: Guard does
//! not see through functions, ours does.

use cloudformation::Function;
use lint::{
    Check, Selection, Selector,
    guard::{GuardRules, evaluate},
};
use model::{Estate, Input, Options};
use syntax::Node;

/// Whether a value that only the deployment, a parameter or a condition knows stands anywhere below.
fn has_function(node: &Node) -> bool {
    Function::read(node).is_some_and(|call| !matches!(call.name, "GetAtt"))
        || node.items().iter().any(has_function)
        || node
            .entries()
            .iter()
            .any(|entry| has_function(&entry.value))
}

#[test]
fn twins_agree_with_their_checks() {
    let mut twins = 0;
    for rule in rules::ALL {
        let Some(text) = rule.guard else { continue };
        assert!(
            matches!(rule.check, Check::Estate(_)),
            "{}: a twin of what Guard cannot see",
            rule.id()
        );
        twins += 1;
        let file = GuardRules {
            name: format!("{}.guard", rule.stem),
            text: text.to_owned(),
        };
        let mut compared = [0, 0];
        for example in rule.read_page().unwrap().examples().unwrap() {
            if example
                .files
                .iter()
                .any(|file| file.name.ends_with("properties"))
            {
                continue;
            }
            let inputs = example
                .files
                .iter()
                .map(|file| Input::named(file.name.clone(), file.text.clone()));
            let estate = Estate::read(inputs.collect(), &Options::default());
            let written_out = estate.templates().iter().all(|template| {
                let mut ours = template
                    .resources()
                    .filter(|resource| resource.kind().contains("::"));
                ours.all(|resource| {
                    resource
                        .node()
                        .get("Properties")
                        .is_none_or(|node| !has_function(node))
                })
            });
            if !written_out {
                continue;
            }
            let selection = Selection {
                select: vec![Selector::Id(rule.id())],
                ..Selection::default()
            };
            let ours = !lint::run(&estate, rules::ALL, &selection)
                .findings
                .is_empty();
            let theirs = !evaluate(&estate, std::slice::from_ref(&file))
                .unwrap()
                .is_empty();
            assert_eq!(
                ours,
                theirs,
                "{}: ours {ours}, Guard {theirs} on\n{}",
                rule.id(),
                example.files[0].text
            );
            compared[usize::from(ours)] += 1;
        }
        assert!(
            compared.iter().all(|count| *count > 0),
            "{}: {compared:?} examples compared",
            rule.id()
        );
    }
    assert!(twins >= 5, "{twins} twins");
}
