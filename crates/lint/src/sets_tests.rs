//! What holds for one set of values, for some and for all.

use model::{Estate, Input, Options};

use crate::{Check, Findings, Rule, Run, Selection, SuppressionUse, join_sets, run};

const PAGE: &str = "+++
id = \"MSK901\"
name = \"few-brokers\"
since = \"0.1.0\"
severity = \"error\"
confidence = \"high\"
inputs = [\"cloudformation\"]
sources = [{ title = \"t\", as_of = \"2026-11-20\" }]
+++
Few.

## Why
Because.
";

const FEW: Rule = Rule {
    stem: "msk901_few_brokers",
    family: "operations",
    page: PAGE,
    profile: crate::Profile::of(PAGE),
    check: Check::Estate(few),
    guard: None,
};

const IDLE: Rule = Rule {
    stem: "msk902_idle",
    check: Check::Suppressions(idle),
    ..FEW
};

fn few(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let brokers = cluster.brokers();
        if let Some(hit) = brokers.holds(|count| *count < 3) {
            let told = brokers.value.known().copied().unwrap_or_default();
            out.add(&brokers, &hit, format!("{told} brokers"));
        }
        out.certain(
            cluster.resource.span(),
            &cluster.resource.path(),
            "a cluster",
        );
    }
}

fn idle(uses: &[SuppressionUse<'_>], out: &mut Findings<'_>) {
    for one in uses.iter().filter(|one| one.silenced == 0) {
        out.certain(one.suppression.span, &fact::Path::default(), "idle");
    }
}

fn template(comment: &str) -> String {
    format!(
        "Parameters: {{Brokers: {{Type: Number}}}}\nResources:\n  C:\n    Type: AWS::MSK::Cluster\n    Properties:\n      NumberOfBrokerNodes: !Ref Brokers{comment}\n"
    )
}

fn with(text: &str, sets: &[(&str, &str)]) -> Run {
    let runs = sets.iter().map(|(name, brokers)| {
        let mut options = Options::default();
        let parameters = &mut options.given.parameters;
        parameters.insert("Brokers".to_owned(), (*brokers).to_owned());
        let estate = Estate::read(vec![Input::named("t.yaml", text)], &options);
        (
            (*name).to_owned(),
            run(&estate, &[FEW, IDLE], &Selection::default()),
        )
    });
    join_sets(runs.collect())
}

fn messages(run: &Run) -> Vec<&str> {
    run.findings
        .iter()
        .map(|one| one.message.as_str())
        .collect()
}

#[test]
fn what_holds_for_all_names_none_and_stands_once() {
    let run = with(&template(""), &[("dev", "1"), ("prod", "1")]);
    assert_eq!(messages(&run), ["a cluster", "1 brokers"]);
    assert!(run.findings.iter().all(|one| one.sets.is_empty()));
    assert_eq!(run.sets, ["dev", "prod"]);
}

#[test]
fn what_holds_for_some_says_for_which() {
    let sets = [("dev", "1"), ("test", "1"), ("stage", "2"), ("prod", "3")];
    let run = with(&template(""), &sets);
    let expected = [
        "a cluster",
        "1 brokers, with dev and test",
        "2 brokers, with stage",
    ];
    assert_eq!(messages(&run), expected);
    assert_eq!(run.findings[1].sets, ["dev", "test"]);
}

#[test]
fn a_suppression_that_one_set_needs_is_not_idle() {
    let text = template(" # mskwise-ignore MSK901: small on purpose");
    let run = with(&text, &[("dev", "1"), ("prod", "3")]);
    assert_eq!(messages(&run), ["a cluster"]);
    assert_eq!(run.suppressed.len(), 1);
    assert_eq!(run.suppressed[0].0.sets, ["dev"]);
    let idle_in_both = with(&text, &[("dev", "3"), ("prod", "4")]);
    assert_eq!(messages(&idle_in_both), ["a cluster", "idle"]);
}

#[test]
fn fingerprints_are_those_of_a_single_run() {
    let both = with(&template(""), &[("dev", "1"), ("prod", "3")]);
    let alone = with(&template(""), &[("dev", "1")]);
    let marks = |run: &Run| -> Vec<String> {
        run.findings
            .iter()
            .map(|one| one.fingerprint.clone())
            .collect()
    };
    assert_eq!(marks(&both), marks(&alone));
    assert_eq!(messages(&alone), ["a cluster", "1 brokers"]);
}
